import type { Team } from '../../domain/directory/team.ts';
import type { NewMail } from '../ports/mail-store.ts';
import { type MailSource, newMail } from './new-mail.ts';

/** A one-time code for the browser session (its hash) that asked; `asking` counts the session's askings, so that each gives a code. */
export const codeMail = (
  from: MailSource,
  to: string,
  session: string,
  asking: number,
  link: { readonly team: string; readonly request: string | null },
): NewMail => newMail(from, to, [session, String(asking)], { kind: 'code', session, ...link });

/** A fresh link for an expired one, to the mailbox of record only; `asking` tells one asking from the next. */
export const newLinkMail = (from: MailSource, team: Team, request: string | null, asking: string): NewMail =>
  newMail(from, team.mailbox, [request ?? team.code, asking], { kind: 'new-link', request, team: team.code });

/** Whether a team can receive requests; its link lets whoever minds the mailbox say so. One each asking. */
export const testMail = (from: MailSource, team: Team): NewMail =>
  newMail(from, team.mailbox, [team.code, from.now], { kind: 'test', team: team.code });
