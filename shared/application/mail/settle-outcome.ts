import { MEASURES } from '../../contracts/schedules/measures.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { Mail, MailKind, MailStore } from '../ports/mail-store.ts';
import type { SendResult } from '../ports/mailer.ts';
import type { Measures } from '../ports/measures.ts';
import type { RunBook } from '../ports/run-book.ts';
import type { SendingPace } from '../ports/sending-pace.ts';
import type { Clock, Log } from '../ports/system.ts';

export interface SettlePorts {
  readonly mails: MailStore;
  readonly runBook: RunBook;
  /** Each lane has its own pace. */
  readonly paces: Readonly<Record<Mail['lane'], SendingPace>>;
  readonly measures: Measures;
  readonly clock: Clock;
  readonly log: Log;
}

type Settlement = Parameters<MailStore['settle']>[2];

/** Of these one or two arrive, never none unnoticed; of all others at most one. */
const SENT_AGAIN: ReadonlySet<MailKind> = new Set<MailKind>(['advice-requested', 'take-over', 'code', 'receipt']);
/** SES's own news of a first attempt may come in this time and spare the second; a person waits for a code. */
const NEWS_MS = 120_000;
const QUOTA_MS = 3_600_000;

const later = (now: IsoInstant, milliseconds: number): IsoInstant =>
  new Date(Date.parse(now) + milliseconds).toISOString();

/** What becomes of a mail of which it is not known whether it went: once more, or left as unknown for a person. */
export const afterUnclear = (mail: Mail, now: IsoInstant, reason: string): Settlement =>
  SENT_AGAIN.has(mail.kind) && !mail.unclear
    ? {
        status: 'to-send',
        at: now,
        unclear: true,
        reason,
        ...(mail.kind !== 'code' && { notBefore: later(now, NEWS_MS) }),
      }
    : { status: 'unknown', at: now, reason };

const settlementOf = (mail: Mail, result: SendResult, now: IsoInstant): Settlement => {
  switch (result.was) {
    case 'accepted':
      return { status: 'sent', at: now, sesMessageId: result.messageId };
    case 'throttled':
      return { status: 'to-send', at: now, ...(result.scope === 'day' && { notBefore: later(now, QUOTA_MS) }) };
    case 'paused':
      return { status: 'to-send', at: now, reason: result.reason };
    case 'refused':
      return { status: 'not-sent', at: now, reason: result.reason };
    case 'unclear':
      return afterUnclear(mail, now, result.reason);
  }
};

const MEASURE: Partial<Record<Settlement['status'], string>> = {
  sent: MEASURES.mailsSent,
  unknown: MEASURES.mailsUnknown,
  'not-sent': MEASURES.mailsRefused,
};

/** Records what SES said of an attempt, where that attempt is still the one under way. */
export const settleOutcome = async (ports: SettlePorts, mail: Mail, attempt: number, result: SendResult) => {
  const now = ports.clock.now();
  // First the switch, then the mail: once it is to-send again, whoever sees it must find sending stopped.
  if (result.was === 'paused') {
    await ports.runBook.stopSending(now, result.reason);
    ports.log.error('sending stopped for all', { reason: result.reason });
  }
  if (result.was === 'throttled') ports.paces[mail.lane].slower();
  const settlement = settlementOf(mail, result, now);
  await ports.mails.settle(mail.id, attempt, settlement);
  const measure = MEASURE[settlement.status];
  if (measure) ports.measures.note(measure, 'Count', 1);
  if (result.was !== 'accepted') ports.log.warn('mail not sent', { mail: mail.id, kind: mail.kind, was: result.was });
};
