import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { MailKind, NewMail } from '../ports/mail-store.ts';
import type { Clock, Secrets } from '../ports/system.ts';

/** What every new mail is made from. */
export interface MailSource {
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly council: Council;
  readonly now: IsoInstant;
  readonly today: IsoDate;
}
export const mailSource = (
  ports: { readonly secrets: Pick<Secrets, 'hash'>; readonly clock: Clock },
  council: Council,
): MailSource => ({ secrets: ports.secrets, council, now: ports.clock.now(), today: ports.clock.today() });

/** Opaque, and the same for the same mail: (council, kind, what it is about, what makes it this one, recipient). */
export const mailId = (
  secrets: Pick<Secrets, 'hash'>,
  council: string,
  kind: MailKind,
  parts: readonly string[],
  to: string,
): string => secrets.hash(JSON.stringify([council, kind, ...parts, to.toLowerCase()])).slice(0, 40);

/** Codes, first requests and receipts never wait behind a morning's digests; nor does somebody who asked for a link. */
const NOW: ReadonlySet<MailKind> = new Set<MailKind>(['code', 'advice-requested', 'receipt', 'new-link']);

type Particulars = Pick<NewMail, 'kind'> &
  Partial<Pick<NewMail, 'request' | 'requests' | 'team' | 'session' | 'about' | 'day' | 'notBefore'>>;

/** What goes at once must not wait because the sender's clock is a little behind the asker's. */
const CLOCKS_APART_MS = 300_000;

/** `parts` are what it is about and what makes it this one; the recipient is added. */
export const newMail = (from: MailSource, to: string, parts: readonly string[], its: Particulars): NewMail => ({
  id: mailId(from.secrets, from.council.id, its.kind, parts, to),
  council: from.council.id,
  lane: NOW.has(its.kind) ? 'now' : 'batch',
  to: [to],
  request: null,
  requests: its.request ? [its.request] : [],
  team: null,
  session: null,
  about: {},
  day: from.today,
  notBefore: new Date(Date.parse(from.now) - CLOCKS_APART_MS).toISOString(),
  askedAt: from.now,
  ...its,
});
