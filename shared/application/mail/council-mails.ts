import type { NewMail } from '../ports/mail-store.ts';
import { type MailSource, newMail } from './new-mail.ts';

/** A request's mail did not arrive: to the caseworker, or the council's SEND mailbox. One for each mail that failed. */
export const undeliveredMail = (
  from: MailSource,
  caseworker: string | null,
  request: string,
  failed: string,
  team: string,
): NewMail =>
  newMail(from, caseworker ?? from.council.sendMailbox, [request, failed], { kind: 'undelivered', request, team });

/** An adviser claims an exception: the council decides. */
export const exceptionClaimedMail = (
  from: MailSource,
  caseworker: string | null,
  request: string,
  decision: number,
  team: string,
): NewMail =>
  newMail(from, caseworker ?? from.council.sendMailbox, [request, String(decision)], {
    kind: 'exception-claimed',
    request,
    team,
  });
