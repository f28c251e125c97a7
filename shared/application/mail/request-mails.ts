import type { Team } from '../../domain/directory/team.ts';
import type { NewMail } from '../ports/mail-store.ts';
import { type MailSource, newMail } from './new-mail.ts';

/** A request in a mail: its whole id and the team that it is with. */
export interface MailedRequest {
  readonly id: string;
  readonly team: Team;
}

/** From this many requests to one mailbox in one issue, one mail lists them, each with its own link. */
export const LISTED_TOGETHER_FROM = 5;

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
