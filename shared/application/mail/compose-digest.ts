import { type AdviceRequest, requestId } from '../../domain/advice-request/advice-request.ts';
import { plusDays } from '../../domain/calendar/london-days.ts';
import type { Team } from '../../domain/directory/team.ts';
import { isChasedOn } from '../../domain/ladder/chase.ts';
import type { RequestRow } from '../ports/assessment-store.ts';
import { type Composing, type Composition, councilInMail } from './composition.ts';
import { bySoonest, chased, type LiveRequest, liveRequests } from './requests-in-mail.ts';

const OPEN = ['requested', 'acknowledged', 'returned'] as const;
/** A digest also lists what is due so soon, so that one mail a day says all. */
const SOON_DAYS = 14;
/** Beyond this nothing that is open can be due: six weeks from its receipt, which is not after today. */
const HORIZON_DAYS = 43;
const PAGE = 200;

/** Everything open of some teams, by the index. */
const openRows = async ({ mail, today, assessments }: Composing, teams: readonly Team[]): Promise<RequestRow[]> => {
  const rows: RequestRow[] = [];
  if (teams.length === 0) return rows;
  let cursor: string | undefined;
  do {
    const page = await assessments.requests(mail.council, {
      statuses: OPEN,
      teams: teams.map(({ code }) => code),
      dueBefore: plusDays(today, HORIZON_DAYS),
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
};

/** Whether a rung of the request was recorded with this mail, or with one that it stands in for. */
const chasedBy = ({ mail, standsInFor }: Composing, request: AdviceRequest): boolean =>
  request.rungs.some(({ mails }) => mails.some((id) => id === mail.id || standsInFor.includes(id)));

/** The rows that `wanted` lets through, as they are now, where they may be chased today. */
const chaseable = async (
  composing: Composing,
  rows: readonly RequestRow[],
  wanted: (request: AdviceRequest) => boolean,
): Promise<readonly LiveRequest[]> => {
  const asked = rows.filter(({ request }) => wanted(request)).map(({ key, request }) => requestId(key, request.number));
  const live = await liveRequests(composing.assessments, composing.mail.council, asked);
  return live.filter(({ assessment, request }) => isChasedOn(assessment, request, composing.today) && wanted(request));
};

/** The requests by team, each team's soonest first, the team with the soonest first. */
const byTeam = (requests: readonly LiveRequest[], teams: readonly Team[]) =>
  teams
    .map((team) => ({
      team,
      requests: requests
        .filter(({ request }) => request.team === team.code)
        .map((live) => chased(live, team))
        .sort(bySoonest),
    }))
    .filter((group) => group.requests.length > 0)
    .sort((one, other) => {
      const [first, second] = [one.requests[0], other.requests[0]];
      return first && second ? bySoonest(first, second) : 0;
    });

const NONE_LEFT = 'Nothing that it would have listed is still to be chased.';

const composed = (model: Extract<Composition, { model: unknown }>['model'], requests: readonly LiveRequest[]) => ({
  model,
  code: null,
  live: requests.map(({ id }) => ({ request: id, statuses: OPEN, reachable: true as const })),
  lists: requests.map(({ id }) => id),
});

/**
 * The digest of a mailbox, read when it is sent: requests whose rung was recorded with it, and the mailbox's others that are late
 * or due within 14 days. To an adviser (`team` is set): the former alone.
 */
export const composeDigest = async (composing: Composing): Promise<Composition> => {
  const { mail, today, council } = composing;
  const mailbox = mail.to[0]?.toLowerCase();
  const teams = composing.teams.filter(({ code, mailbox: its }) =>
    mail.team ? code === mail.team : its.toLowerCase() === mailbox,
  );
  const soon = plusDays(today, SOON_DAYS);
  const isListed = (request: AdviceRequest): boolean =>
    chasedBy(composing, request) || (!mail.team && askedBy(request) <= soon);
  const requests = await chaseable(composing, await openRows(composing, teams), isListed);
  const groups = byTeam(requests, teams);
  if (groups.length === 0) return { notSent: NONE_LEFT };
  return composed(
    {
      kind: 'digest',
      council: councilInMail(council),
      today,
      teams: groups.map(({ team, requests: listed }) => ({
        service: team.service,
        organisation: team.organisation,
        link: composing.link(team.code, null),
        requests: listed,
      })),
    },
    requests,
  );
};

const askedBy = (request: AdviceRequest): string =>
  (request.status === 'returned' ? request.returns.at(-1)?.answerBy : request.challenged?.answerBy) ?? request.dueOn;

/** The teams that an address may be told of: all, where the council's settings name it; else those whose manager or lead it is. */
const teamsOf = ({ mail, council, teams }: Composing): readonly Team[] => {
  const address = mail.to[0]?.toLowerCase();
  const isAddress = (one: string | null): boolean => one?.toLowerCase() === address;
  return Object.values(council.recipients).some(isAddress)
    ? teams
    : teams.filter(({ managerEmail, seniorEmail }) => isAddress(managerEmail) || isAddress(seniorEmail));
};

/** To those beyond the team: what was escalated with this mail, team by team, with whom to speak to. No link: they do not answer. */
export const composeEscalationDigest = async (composing: Composing): Promise<Composition> => {
  const { council, today } = composing;
  const teams = teamsOf(composing);
  const rows = await openRows(composing, teams);
  const requests = await chaseable(composing, rows, (request) => chasedBy(composing, request));
  const groups = byTeam(requests, teams);
  if (groups.length === 0) return { notSent: NONE_LEFT };
  return composed(
    {
      kind: 'escalation-digest',
      council: councilInMail(council),
      today,
      teams: groups.map(({ team, requests: listed }) => ({
        service: team.service,
        organisation: team.organisation,
        mailbox: team.mailbox,
        managerEmail: team.managerEmail,
        requests: listed,
      })),
    },
    requests,
  );
};
