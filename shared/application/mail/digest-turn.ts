import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { laterOf, londonDate, londonInstant, plusDays } from '../../domain/calendar/london-days.ts';
import type { Mail, MailStore } from '../ports/mail-store.ts';
import type { Clock, Secrets } from '../ports/system.ts';
import { mailId } from './new-mail.ts';
import { nextDigestHour, workingDayBefore } from './working-hours.ts';

export interface DigestPorts {
  readonly mails: MailStore;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly clock: Clock;
}

/**
 * Whether a digest may go now. `wait`: not before that moment. `left`: a digest of a later day to the same address says what it
 * would have, or it is too old. `go`: with the ids of earlier ones that never went and that no other has stood in for.
 */
export type DigestTurn =
  | { readonly is: 'wait'; readonly until: IsoInstant }
  | { readonly is: 'left' }
  | { readonly is: 'go'; readonly standsInFor: readonly string[] };

/** A digest that could not go for longer than this says nothing any more that a later one does not. */
const WORKING_DAYS_BACK = 5;

const digestOf = ({ secrets }: DigestPorts, mail: Mail, day: IsoDate): string =>
  mailId(secrets, mail.council, mail.kind, mail.team ? [mail.team, day] : [day], mail.to[0] ?? '');

/** Today, a working day, and the working days before on which a digest may still wait; latest first. */
const window = (today: IsoDate): readonly IsoDate[] => {
  const days = [today];
  while (days.length <= WORKING_DAYS_BACK) days.push(workingDayBefore(days.at(-1) ?? today));
  return days;
};

/** Sent on a day, or perhaps sent. */
const wentOn = ({ status, sentAt, statusAt }: Mail, day: IsoDate): boolean =>
  sentAt !== null ? londonDate(sentAt) === day : status === 'unknown' && londonDate(statusAt) === day;

const isLeft = ({ status }: Mail): boolean => status === 'to-send' || status === 'not-sent';

const inAMinute = (now: IsoInstant): IsoInstant => new Date(Date.parse(now) + 60_000).toISOString();

/**
 * Digests have their hours, and an address gets one a day at most: also on the day after one on which nothing could be sent, and on
 * a day on which yesterday's went late.
 */
export const digestTurn = async (ports: DigestPorts, mail: Mail): Promise<DigestTurn> => {
  const now = ports.clock.now();
  const today = ports.clock.today();
  const { at } = nextDigestHour(now);
  if (at > now) return { is: 'wait', until: at };
  const days = window(today);
  if (!days.includes(mail.day)) return { is: 'left' };
  const others = await ports.mails.findMany(
    days.filter((day) => day !== mail.day).map((day) => digestOf(ports, mail, day)),
  );
  if (others.some(({ day, status }) => day > mail.day && status !== 'not-sent')) return { is: 'left' };
  const earlier = others.filter(({ day }) => day < mail.day);
  if (earlier.some((one) => wentOn(one, today)))
    return { is: 'wait', until: nextDigestHour(londonInstant(plusDays(today, 1), '00:00')).at };
  // It may be going this moment, today, or its sender may have died: once the lease ran out that is known.
  const underWay = earlier.find(({ status }) => status === 'sending');
  if (underWay) return { is: 'wait', until: laterOf(underWay.leaseUntil ?? now, inAMinute(now)) };
  const neverWent = earlier.filter(isLeft);
  // One that went said what those before it would have.
  const told = earlier.filter((one) => !isLeft(one)).map(({ day }) => day);
  return { is: 'go', standsInFor: neverWent.filter(({ day }) => !told.some((on) => on > day)).map(({ id }) => id) };
};
