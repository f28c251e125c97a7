import type { MailKind } from '../ports/mail-store.ts';
import { composeCode } from './compose-code.ts';
import { composeDigest, composeEscalationDigest } from './compose-digest.ts';
import {
  composeAdviceRequested,
  composeExceptionClaimed,
  composeNewLink,
  composePassedOn,
  composeReceipt,
  composeSentBack,
  composeTakeOver,
  composeTest,
  composeUndelivered,
  composeWithdrawn,
} from './compose-request-mail.ts';
import type { Composing, Composition } from './composition.ts';

type Composer = (composing: Composing) => Promise<Composition>;

/** How each kind is composed. A kind without a composer cannot be asked for yet: it is kept as not sent, for a person. */
const COMPOSERS: Partial<Record<MailKind, Composer>> = {
  'advice-requested': composeAdviceRequested,
  'take-over': composeTakeOver,
  digest: composeDigest,
  'escalation-digest': composeEscalationDigest,
  code: composeCode,
  receipt: composeReceipt,
  returned: composeSentBack('returned'),
  challenged: composeSentBack('challenged'),
  withdrawn: composeWithdrawn,
  'passed-on': composePassedOn,
  'new-link': composeNewLink,
  test: composeTest,
  undelivered: composeUndelivered,
  'exception-claimed': composeExceptionClaimed,
};

/** Reads what a mail has to say, now; writes nothing. */
export const composeMail = (composing: Composing): Promise<Composition> =>
  COMPOSERS[composing.mail.kind]?.(composing) ??
  Promise.resolve({ notSent: `Mails of kind ${composing.mail.kind} are not sent yet.` });
