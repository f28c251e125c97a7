import { CfnOutput } from 'aws-cdk-lib';
import { type IPublicHostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity, MailFromBehaviorOnMxFailure } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

/** The domain that mail comes from, and the records by which receivers can tell: DKIM, SPF by a MAIL FROM of its own, DMARC. */
export class MailDomain extends Construct {
  readonly identity: EmailIdentity;

  constructor(scope: Construct, id: string, settings: StageSettings, zone: IPublicHostedZone) {
    super(scope, id);
    const mailFrom = `bounce.${settings.domain}`;
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.publicHostedZone(zone),
      mailFromDomain: mailFrom,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
    });
    const here = this.identity.stack.region;
    const record = { zone, recordName: mailFrom };
    new MxRecord(this, 'MailFromMx', {
      ...record,
      values: [{ priority: 10, hostName: `feedback-smtp.${here}.amazonses.com` }],
    });
    new TxtRecord(this, 'MailFromSpf', { ...record, values: ['v=spf1 include:amazonses.com -all'] });
    new TxtRecord(this, 'Dmarc', {
      zone,
      recordName: `_dmarc.${settings.domain}`,
      values: ['v=DMARC1; p=reject; adkim=s; aspf=r'],
    });
    new CfnOutput(this, 'SendsAs', { value: settings.mailFrom, description: 'The address that mail comes from' });
  }
}
