import { Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  type IEmailIdentity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './service-function.ts';

/** SES's names for what becomes of a mail: on the left as a configuration set asks for it, on the right as EventBridge brings it. */
const OUTCOMES = {
  [EmailSendingEvent.SEND]: 'Email Sent',
  [EmailSendingEvent.DELIVERY]: 'Email Delivered',
  [EmailSendingEvent.BOUNCE]: 'Email Bounced',
  [EmailSendingEvent.COMPLAINT]: 'Email Complaint Received',
  [EmailSendingEvent.DELIVERY_DELAY]: 'Email Delivery Delayed',
  [EmailSendingEvent.REJECT]: 'Email Rejected',
};

/** How mail is sent: over TLS or not at all, with its outcomes on the account's own bus, and a list of addresses not to write to again. */
export class CouncilMail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #settings: StageSettings;
  readonly #identity: IEmailIdentity;

  constructor(scope: Construct, id: string, settings: StageSettings, identity: IEmailIdentity) {
    super(scope, id);
    this.#settings = settings;
    this.#identity = identity;
    this.configurationSet = new ConfigurationSet(this, 'Set', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    new ConfigurationSetEventDestination(this, 'Outcomes', {
      configurationSet: this.configurationSet,
      // SES reports to the account's own bus alone.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'AccountBus', 'default')),
      events: Object.keys(OUTCOMES) as EmailSendingEvent[],
    });
  }

  /** SES's events of mail that we sent: our account, our configuration set. */
  get outcomes(): EventPattern {
    return {
      source: ['aws.ses'],
      account: [Stack.of(this).account],
      detailType: Object.values(OUTCOMES),
      detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
    };
  }

  /** Sending from our address with our configuration set, and asking how fast SES lets us. */
  grantSending(fn: ServiceFunction): void {
    fn.set('MAIL_FROM', this.#settings.mailFrom);
    fn.set('MAIL_CONFIGURATION_SET', this.configurationSet.configurationSetName);
    const { account, partition, region } = Stack.of(this);
    fn.allow({
      // SES judges a message with an attachment as raw, whichever way it was handed over.
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [
        this.#identity.emailIdentityArn,
        `arn:${partition}:ses:${region}:${account}:configuration-set/${this.configurationSet.configurationSetName}`,
      ],
      conditions: { StringEquals: { 'ses:FromAddress': this.#settings.mailFrom } },
    });
    // GetAccount is about the account, so it has no resource to name.
    fn.allow({ actions: ['ses:GetAccount'], resources: ['*'] });
    acknowledge(fn, { 'IAM5[Resource::*]': 'ses:GetAccount is about the account: it has no resource to name.' });
  }
}
