import type { Progress } from '../assessment/decision.ts';
import { daysBetween } from '../calendar/london-days.ts';
import { monthOf } from '../calendar/months.ts';
import { flowSheet } from './sheet-names.ts';
import { newTally, type Tally } from './tally.ts';

export type RequestProgress = Progress['requests'][number];

/** Names of a flow sheet's counters; those that end in `:` are followed by a day of the month, a number of days or a kind. */
export const FLOW = {
  inTime: 'inTime',
  notKnownInTime: 'notKnownInTime',
  late: 'late',
  notKnownLate: 'notKnownLate',
  lateExcepted: 'lateExcepted',
  /** Not answered, by the day of the month on which it is due: so that outstanding and not yet due can be told apart on any day. */
  open: 'open:',
  openExcepted: 'openExcepted:',
  /** Answered, by the days from `receivedOn` to the first answer that stands. */
  days: 'days:',
  lateReason: 'lateReason:',
  exception: 'exception:',
  /** Left out of all the above, and shown beside them. */
  withdrawn: 'withdrawn',
  passedOn: 'passedOn',
  passedOnHeldDays: 'passedOnHeldDays',
  alreadyAvailable: 'alreadyAvailable',
} as const;

const ended = (request: RequestProgress): Readonly<Record<string, number>> | null => {
  switch (request.status) {
    case 'withdrawn':
      return { [FLOW.withdrawn]: 1 };
    case 'passed-on':
      return { [FLOW.passedOn]: 1, [FLOW.passedOnHeldDays]: request.heldDays ?? 0 };
    case 'already-available':
      return { [FLOW.alreadyAvailable]: 1 };
    default:
      return null;
  }
};

const answered = ({ receivedOn, dueOn, outcome, exceptions }: RequestProgress, answeredOn: string): string[] => {
  const days = `${FLOW.days}${daysBetween(receivedOn, answeredOn)}`;
  const isNotKnown = outcome === 'not-known';
  if (answeredOn <= dueOn) return [days, isNotKnown ? FLOW.notKnownInTime : FLOW.inTime];
  return [
    days,
    FLOW.late,
    ...(isNotKnown ? [FLOW.notKnownLate] : []),
    ...(exceptions.length > 0 ? [FLOW.lateExcepted] : []),
  ];
};

const counters = (request: RequestProgress): readonly string[] => {
  const dueDay = request.dueOn.slice(8);
  return [
    ...(request.answeredOn === null
      ? [`${FLOW.open}${dueDay}`, ...(request.exceptions.length > 0 ? [`${FLOW.openExcepted}${dueDay}`] : [])]
      : answered(request, request.answeredOn)),
    ...(request.lateReason === null ? [] : [`${FLOW.lateReason}${request.lateReason}`]),
    ...[...new Set(request.exceptions)].map((kind) => `${FLOW.exception}${kind}`),
  ];
};

/** What the requests of one assessment count for in the months in which they fell due (2-rules.md, "What is counted"). */
export const flowCounts = (requests: readonly RequestProgress[]): Tally => {
  const { tally, add } = newTally();
  for (const request of requests) {
    const sheet = flowSheet(request.kind, monthOf(request.dueOn), request.team);
    const counts = ended(request);
    if (counts) for (const [counter, count] of Object.entries(counts)) add(sheet, counter, count);
    else for (const counter of counters(request)) add(sheet, counter);
  }
  return tally;
};
