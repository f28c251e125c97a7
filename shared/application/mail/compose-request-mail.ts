import type { LinkedRequest } from '../../contracts/mail/mail-models.ts';
import { standingAnswer } from '../../domain/assessment/progress.ts';
import { daysBetween, londonDate } from '../../domain/calendar/london-days.ts';
import { askedFor } from '../../domain/ladder/chase.ts';
import { type Composing, type Composition, councilInMail, teamOf } from './composition.ts';
import { inMail, type LiveRequest, liveRequests } from './requests-in-mail.ts';

const WAITING = ['requested', 'acknowledged'] as const;
const OPEN = [...WAITING, 'returned'] as const;
const isOneOf = (statuses: readonly string[], { request }: LiveRequest): boolean => statuses.includes(request.status);
const alive = (requests: readonly LiveRequest[], statuses: readonly string[]) =>
  requests.map(({ id }) => ({ request: id, statuses }));

const base = <K extends string>({ council, today }: Composing, kind: K) =>
  ({ kind, council: councilInMail(council), today }) as const;
const linked = (composing: Composing, live: LiveRequest): LinkedRequest => ({
  ...inMail(live, teamOf(composing, live.request.team)),
  link: composing.link(live.request.team, live.id),
});
const ids = (requests: readonly LiveRequest[]): readonly string[] => requests.map(({ id }) => id);

const ofMail = ({ mail, assessments }: Composing): Promise<readonly LiveRequest[]> =>
  liveRequests(assessments, mail.council, mail.requests);

/** The one request of a mail; a mail about a request that is not there is a fault. */
const only = async (composing: Composing): Promise<LiveRequest> => {
  const [live] = await ofMail(composing);
  if (!live) throw new Error(`Mail ${composing.mail.id} is about a request that is not there`);
  return live;
};

const NO_LONGER_ASKED = 'What it was about was withdrawn, answered or passed on before it was sent.';

export const composeAdviceRequested = async (composing: Composing): Promise<Composition> => {
  // One that was sent back can be given to a colleague too.
  const assigned = composing.mail.about['assigned'] === 'yes';
  const statuses = assigned ? OPEN : WAITING;
  const requests = (await ofMail(composing)).filter((live) => isOneOf(statuses, live));
  const [first] = requests;
  if (!first) return { notSent: NO_LONGER_ASKED };
  return {
    model: {
      ...base(composing, 'advice-requested'),
      requests: requests.map((live) => linked(composing, live)),
      askedAt: composing.mail.askedAt,
      again: composing.mail.about['again'] === 'yes',
      assigned: assigned ? { answerBy: askedFor(first.request)?.answerBy ?? first.request.dueOn } : null,
    },
    code: null,
    live: alive(requests, statuses),
    lists: ids(requests),
  };
};

export const composeTakeOver = async (composing: Composing): Promise<Composition> => {
  const { mail } = composing;
  const requests = (await ofMail(composing)).filter((live) => isOneOf(OPEN, live));
  if (requests.length === 0) return { notSent: NO_LONGER_ASKED };
  const team = teamOf(composing, mail.team ?? '');
  const inOrder = requests.toSorted((one, other) => (one.request.dueOn < other.request.dueOn ? -1 : 1));
  return {
    model: {
      ...base(composing, 'take-over'),
      requests: inOrder.map((live) => inMail(live, team)),
      link: composing.link(team.code, null),
    },
    code: null,
    live: alive(inOrder, OPEN),
    lists: ids(inOrder),
  };
};

const RECEIPTS = ['submitted', 'not-known', 'accepted', 'in-plan'] as const;

/** A receipt goes out whatever happened since: what it confirms was so. */
export const composeReceipt = async (composing: Composing): Promise<Composition> => {
  const live = await only(composing);
  const { about, askedAt } = composing.mail;
  const what = RECEIPTS.find((one) => one === about['what']) ?? 'submitted';
  const happenedOn = what === 'in-plan' ? live.assessment.planIssuedOn : null;
  const answer = standingAnswer(live.request);
  const judged = answer && {
    on: answer.on,
    daysLate: Math.max(0, daysBetween(live.request.dueOn, answer.on)),
  };
  return {
    model: {
      ...base(composing, 'receipt'),
      request: inMail(live, teamOf(composing, live.request.team)),
      what,
      on: happenedOn ?? londonDate(askedAt),
      judged,
    },
    code: null,
    live: [],
    lists: [live.id],
  };
};

/** Sent back, or asked for another look: only while that still stands. */
export const composeSentBack =
  (kind: 'returned' | 'challenged') =>
  async (composing: Composing): Promise<Composition> => {
    const live = await only(composing);
    const statuses = kind === 'returned' ? (['returned'] as const) : WAITING;
    const asked = askedFor(live.request);
    if (!isOneOf(statuses, live) || !asked) return { notSent: NO_LONGER_ASKED };
    return {
      model: { ...base(composing, kind), request: linked(composing, live), answerBy: asked.answerBy },
      code: null,
      live: alive([live], statuses),
      lists: [live.id],
    };
  };

export const composeWithdrawn = async (composing: Composing): Promise<Composition> => {
  const requests = await ofMail(composing);
  return {
    model: {
      ...base(composing, 'withdrawn'),
      requests: requests.map((live) => inMail(live, teamOf(composing, live.request.team))),
      why: composing.mail.about['why'] === 'ended' ? 'ended' : 'withdrawn',
    },
    code: null,
    live: [],
    lists: ids(requests),
  };
};

export const composePassedOn = async (composing: Composing): Promise<Composition> => {
  const live = await only(composing);
  const { service, organisation } = teamOf(composing, composing.mail.about['to'] ?? '');
  return {
    model: {
      ...base(composing, 'passed-on'),
      request: inMail(live, teamOf(composing, live.request.team)),
      to: { service, organisation },
    },
    code: null,
    live: [],
    lists: [live.id],
  };
};

export const composeNewLink = async (composing: Composing): Promise<Composition> => {
  const { mail } = composing;
  const team = teamOf(composing, mail.team ?? '');
  const live = mail.request ? await only(composing) : null;
  return {
    model: {
      ...base(composing, 'new-link'),
      request: live && inMail(live, team),
      service: team.service,
      organisation: team.organisation,
      link: composing.link(team.code, mail.request),
    },
    code: null,
    live: [],
    lists: live ? [live.id] : [],
  };
};

export const composeTest = async (composing: Composing): Promise<Composition> => {
  const { code, service, organisation } = teamOf(composing, composing.mail.team ?? '');
  return {
    model: { ...base(composing, 'test'), service, organisation, link: composing.link(code, null, 'test') },
    code: null,
    live: [],
    lists: [],
  };
};

export const composeUndelivered = async (composing: Composing): Promise<Composition> => {
  const live = await only(composing);
  const team = teamOf(composing, live.request.team);
  return {
    model: {
      ...base(composing, 'undelivered'),
      request: inMail(live, team),
      mailbox: team.mailbox,
      otherAddresses: team.otherAddresses,
      page: null,
    },
    code: null,
    live: [],
    lists: [live.id],
  };
};

export const composeExceptionClaimed = async (composing: Composing): Promise<Composition> => {
  const live = await only(composing);
  if (!live.request.exceptions.some(({ decision }) => decision === null))
    return { notSent: 'The exception was decided before the mail was sent.' };
  return {
    model: {
      ...base(composing, 'exception-claimed'),
      request: inMail(live, teamOf(composing, live.request.team)),
      page: null,
    },
    code: null,
    live: [],
    lists: [live.id],
  };
};
