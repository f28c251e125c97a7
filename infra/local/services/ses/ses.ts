import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsCall, AwsReply, Engine } from '../../engine/engine.ts';
import { type Feedback, feedbackEvent } from './feedback-event.ts';
import { Mailbox } from './mailbox.ts';
import { readSendEmail, SesRefusal } from './send-email.ts';
import { SendingRate } from './sending-rate.ts';
import { REFUSALS, SesBehaviour, type SesBehaviourChange } from './ses-behaviour.ts';

export interface Ses {
  readonly mailbox: Mailbox;
  /** Answers SES v2's calls, as far as the platform uses them: SendEmail and GetAccount. */
  handle(call: AwsCall): Promise<AwsReply>;
  /** Puts SES's event for a mail on the default bus; false where there is no such mail. */
  feedback(mailId: string, type: Feedback): Promise<boolean>;
  readonly behaviour: SesBehaviour;
  /** Changes how it answers, until the platform is started again. */
  behave(change: SesBehaviourChange): SesBehaviour;
}

/** What SES needs of the engine. */
export type SesPlatform = Pick<Engine, 'store' | 'clock' | 'putEvents'>;

/**
 * SES on this machine: it accepts mails at most at the given rate, keeps them, and tells by itself that each was sent and delivered.
 * @param perSecond mails a second; more are refused with TooManyRequestsException, as by SES
 */
export function localSes(platform: SesPlatform, perSecond = 14): Ses {
  const mailbox = new Mailbox(platform.store);
  let behaviour: SesBehaviour = { rate: perSecond, delayMs: 0, answer: 'accept', news: true };
  let rate = new SendingRate(perSecond);

  async function feedback(mailId: string, type: Feedback): Promise<boolean> {
    const mail = mailbox.find(mailId);
    if (!mail) return false;
    await platform.putEvents('default', [feedbackEvent(mail, type, platform.clock.now())]);
    return true;
  }

  async function sendEmail(call: AwsCall): Promise<AwsReply> {
    const { answer, delayMs, news } = behaviour;
    await sleep(delayMs / 2);
    const refused = REFUSALS[answer];
    if (refused) throw new SesRefusal(...refused);
    if (answer === 'drop-before') return DROPPED;
    if (!rate.take()) throw new SesRefusal('TooManyRequestsException', 429, 'Maximum sending rate exceeded.');
    const mail = await readSendEmail(call.body, platform.clock.now().toISOString());
    mailbox.keep(mail);
    // Before the answer goes out, so that a kill between the two loses no event; SES's own come early as well.
    if (news) {
      await feedback(mail.id, 'Send');
      await feedback(mail.id, 'Delivery');
    }
    await sleep(delayMs / 2);
    if (answer === 'drop-after-accepting') return DROPPED;
    return json(200, { MessageId: mail.id }, 'SendEmail', mail.configurationSet ?? '*');
  }

  function account(): AwsReply {
    const sent = mailbox.countAfter(platform.clock.now().getTime() - 86_400_000);
    const quota = { Max24HourSend: 50_000, MaxSendRate: behaviour.rate, SentLast24Hours: sent };
    const state = { EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: true, SendingEnabled: true };
    return json(200, { ...state, DedicatedIpAutoWarmupEnabled: false, SendQuota: quota }, 'GetAccount', '*');
  }

  return {
    mailbox,
    feedback,
    get behaviour() {
      return behaviour;
    },
    behave(change) {
      if (change.rate !== undefined) rate = new SendingRate(change.rate);
      behaviour = SesBehaviour.parse({ ...behaviour, ...change });
      return behaviour;
    },
    async handle(call) {
      try {
        if (call.method === 'POST' && call.path === '/v2/email/outbound-emails') return await sendEmail(call);
        if (call.method === 'GET' && call.path === '/v2/email/account') return account();
        return refusal(
          new SesRefusal('NotFoundException', 404, `The local SES does not know ${call.method} ${call.path}`),
        );
      } catch (error) {
        if (error instanceof SesRefusal) return refusal(error);
        throw error;
      }
    },
  };
}

/** The connection is closed without an answer. */
const DROPPED: AwsReply = { status: 0, record: [{ action: 'SendEmail', resource: '*' }] };

function json(status: number, body: unknown, action: string, resource: string): AwsReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    record: [{ action, resource }],
  };
}

function refusal({ name, status, message }: SesRefusal): AwsReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': name },
    body: JSON.stringify({ message }),
  };
}
