import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { Team } from '../../domain/directory/team.ts';
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

/** A request in a mail: its whole id and the team that it is with. */
export interface MailedRequest {
  readonly id: string;
  readonly team: Team;
}

/** From this many requests to one mailbox in one issue, one mail lists them, each with its own link. */
export const LISTED_TOGETHER_FROM = 5;

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
const newMail = (from: MailSource, to: string, parts: readonly string[], its: Particulars): NewMail => ({
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

/** The team's mailbox and whoever answered, each once. */
const both = (team: Team, adviser: string | null): readonly string[] =>
  adviser && adviser.toLowerCase() !== team.mailbox.toLowerCase() ? [team.mailbox, adviser] : [team.mailbox];

/**
 * First requests of one issue, or one sent again. `decision` is the version that the decision will have
 * (`before.version + 1`), which tells an issue from a later sending of the same request (`again`), which the mail then says.
 */
export const adviceRequestedMails = (
  from: MailSource,
  requests: readonly MailedRequest[],
  decision: number,
  again = false,
): readonly NewMail[] => {
  const about: Record<string, string> = again ? { again: 'yes' } : {};
  const mailboxes = Map.groupBy(requests, ({ team }) => team.mailbox.toLowerCase());
  return [...mailboxes.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const mail = (of: readonly MailedRequest[], request: string | null, team: string | null): NewMail => {
      const ids = of.map(({ id }) => id);
      const its = { kind: 'advice-requested', request, requests: ids, team, about } as const;
      return newMail(from, first.team.mailbox, [...ids, String(decision)], its);
    };
    return group.length >= LISTED_TOGETHER_FROM
      ? [mail(group, null, null)]
      : group.map((one) => mail([one], one.id, one.team.code));
  });
};

/** To a colleague to whom somebody of the team gave a request: a link of their own, at once. */
export const assignedMail = (
  from: MailSource,
  { id, team }: MailedRequest,
  colleague: string,
  decision: number,
): NewMail =>
  newMail(from, colleague, [id, String(decision)], {
    kind: 'advice-requested',
    request: id,
    team: team.code,
    about: { assigned: 'yes' },
  });

/**
 * One mail a team that lists what came under the platform. Put it before the decisions that take the requests over:
 * a take-over that dies between them must not leave a team chased for what it was never told of.
 */
export const takeOverMails = (
  from: MailSource,
  teams: readonly { readonly team: Team; readonly requests: readonly string[] }[],
): readonly NewMail[] =>
  teams
    .filter(({ requests }) => requests.length > 0)
    .map(({ team, requests }) => {
      const ids = [...requests].sort();
      const request = ids.length === 1 ? (ids[0] ?? null) : null;
      return newMail(from, team.mailbox, [team.code, ...ids], {
        kind: 'take-over',
        team: team.code,
        request,
        requests: ids,
      });
    });

/** Something changed with one request: to the team's mailbox and to whoever answered (see `adviserOf`). */
const changed =
  (kind: 'receipt' | 'returned' | 'challenged' | 'passed-on') =>
  (
    from: MailSource,
    { id, team }: MailedRequest,
    adviser: string | null,
    decision: number,
    about: Readonly<Record<string, string>>,
  ): readonly NewMail[] =>
    both(team, adviser).map((to) =>
      newMail(from, to, [id, String(decision)], { kind, request: id, team: team.code, about: { ...about } }),
    );

/** What was sent and whether in time (`submitted`, `not-known`), that it is enough to use (`accepted`), or that it reached the plan (`in-plan`). */
export const receiptMails = (
  from: MailSource,
  request: MailedRequest,
  adviser: string | null,
  decision: number,
  what: 'submitted' | 'not-known' | 'accepted' | 'in-plan',
): readonly NewMail[] => changed('receipt')(from, request, adviser, decision, { what });

/** Returned: what is missing is read behind the link, for it may name the child. */
export const returnedMails = (
  from: MailSource,
  request: MailedRequest,
  adviser: string | null,
  decision: number,
): readonly NewMail[] => changed('returned')(from, request, adviser, decision, {});

/** "Not known" was challenged: why is read behind the link. */
export const challengedMails = (
  from: MailSource,
  request: MailedRequest,
  adviser: string | null,
  decision: number,
): readonly NewMail[] => changed('challenged')(from, request, adviser, decision, {});

/** To the team that had it: it is with `to` now. The other team's first request is `adviceRequestedMails`. */
export const passedOnMails = (
  from: MailSource,
  request: MailedRequest,
  adviser: string | null,
  decision: number,
  to: Team,
): readonly NewMail[] => changed('passed-on')(from, request, adviser, decision, { to: to.code });

/** "You no longer need to send advice": one mail a mailbox, whether one request was withdrawn or its assessment ended. */
export const withdrawnMails = (
  from: MailSource,
  requests: readonly MailedRequest[],
  decision: number,
  why: 'withdrawn' | 'ended',
): readonly NewMail[] => {
  const mailboxes = Map.groupBy(requests, ({ team }) => `${team.mailbox.toLowerCase()} ${team.code}`);
  return [...mailboxes.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const ids = group.map(({ id }) => id);
    const request = ids.length === 1 ? first.id : null;
    const its = { kind: 'withdrawn', request, requests: ids, team: first.team.code, about: { why } } as const;
    return [newMail(from, first.team.mailbox, [...ids, String(decision)], its)];
  });
};

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
