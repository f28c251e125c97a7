import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import type { Team } from '../../domain/directory/team.ts';
import type { NewMail } from '../ports/mail-store.ts';
import { type MailSource, newMail } from './new-mail.ts';

/** One chasing mail a mailbox and London day; what it says is read when it is sent. */
export const digestMail = (from: MailSource, mailbox: string, day: IsoDate, notBefore: IsoInstant): NewMail =>
  newMail(from, mailbox, [day], { kind: 'digest', day, notBefore });

/** The same for the adviser who has some of a team's requests: theirs alone. */
export const adviserDigestMail = (
  from: MailSource,
  adviser: string,
  team: Team,
  day: IsoDate,
  notBefore: IsoInstant,
): NewMail => newMail(from, adviser, [team.code, day], { kind: 'digest', team: team.code, day, notBefore });

/** The same for those beyond the team: one an address and London day. */
export const escalationDigestMail = (from: MailSource, address: string, day: IsoDate, notBefore: IsoInstant): NewMail =>
  newMail(from, address, [day], { kind: 'escalation-digest', day, notBefore });
