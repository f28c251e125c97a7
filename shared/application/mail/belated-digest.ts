import type { IsoDate } from '../../domain/calendar/days.ts';
import type { Mail, MailStore } from '../ports/mail-store.ts';
import type { Secrets } from '../ports/system.ts';
import { mailId } from './new-mail.ts';
import { workingDayBefore } from './working-hours.ts';

/** A stream that stood still for longer than this leaves its digests to a person. */
const DAYS_BACK = 5;

const digestOf = (secrets: Pick<Secrets, 'hash'>, mail: Mail, day: IsoDate): string =>
  mailId(secrets, mail.council, mail.kind, mail.team ? [mail.team, day] : [day], mail.to[0] ?? '');

/**
 * One chasing mail a day at most, also on the day after one on which nothing could be sent: where the address has a digest of a
 * later day, that one says what this one would have; gives that later mail, or null.
 */
export const laterDigest = async (
  mails: MailStore,
  secrets: Pick<Secrets, 'hash'>,
  mail: Mail,
  today: IsoDate,
): Promise<Mail | null> => {
  if (mail.day >= today) return null;
  const later = await mails.find(digestOf(secrets, mail, today));
  return later && later.status !== 'not-sent' ? later : null;
};

/** The digests of the same address on the working days before that never went out: this one says what they would have said. */
export const digestsNeverSent = async (
  mails: MailStore,
  secrets: Pick<Secrets, 'hash'>,
  mail: Mail,
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let day = workingDayBefore(mail.day); ids.length < DAYS_BACK; day = workingDayBefore(day))
    ids.push(digestOf(secrets, mail, day));
  const found = await mails.findMany(ids);
  return found.filter(({ status }) => status === 'to-send' || status === 'not-sent').map(({ id }) => id);
};
