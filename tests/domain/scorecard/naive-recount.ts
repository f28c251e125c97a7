import type { Progress } from '../../../shared/domain/assessment/decision.ts';
import { daysBetween, plusDays } from '../../../shared/domain/calendar/london-days.ts';

/** The rules of "What is counted" read aloud, one record after another, with no sums kept: slow, and what the scorecard must equal. */

const endedBy = (progress: Progress, day: string): boolean =>
  [progress.planIssuedOn, progress.closedOn].some((end) => end !== null && end <= day);
const isLateAt = (request: Progress['requests'][number], day: string): boolean =>
  request.dueOn < day &&
  !(request.answeredOn !== null && request.answeredOn <= day) &&
  !(request.endedOn !== null && request.endedOn <= day);

export const naiveAsAt = (all: readonly Progress[], day: string, teams: readonly string[]) => {
  const ongoing = all.filter((progress) => progress.requestedOn <= day && !endedBy(progress, day));
  const over = ongoing.filter(
    ({ route, requestedOn }) => ['request', 'became-responsible'].includes(route) && plusDays(requestedOn, 140) < day,
  );
  const awaiting = (counted: (request: Progress['requests'][number]) => boolean) =>
    all.filter(({ requests }) => requests.some((request) => counted(request) && isLateAt(request, day))).length;
  return {
    date: day,
    assessmentsOngoing: ongoing.length,
    assessmentsOverTwentyWeeks: over.length,
    percentOverTwentyWeeks: ongoing.length === 0 ? null : (100 * over.length) / ongoing.length,
    awaitingAnyAdviceOverSixWeeks: awaiting(() => true),
    awaitingPsychologicalAdviceOverSixWeeks: awaiting(({ kind }) => kind === 'educational-psychology'),
    awaitingHealthAdviceOverSixWeeks: awaiting(({ kind }) => kind === 'health'),
    awaitingSocialCareAdviceOverSixWeeks: awaiting(({ kind }) => kind === 'social-care'),
    teams: [...teams]
      .sort()
      .map((code) => ({ team: code, awaitingOverSixWeeks: awaiting(({ team }) => team === code) })),
  };
};

const nearest = (values: readonly number[], percentile: number): number | null =>
  [...values].sort((one, other) => one - other)[Math.ceil((percentile * values.length) / 100) - 1] ?? null;
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
const tallied = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

export const naiveHealthMonth = (all: readonly Progress[], month: string, today: string, teams?: readonly string[]) => {
  const due = all
    .flatMap(({ requests }) => requests)
    .filter((request) => request.kind === 'health' && (teams?.includes(request.team) ?? true))
    .filter(
      ({ dueOn, status }) =>
        dueOn.startsWith(month) && !['withdrawn', 'passed-on', 'already-available'].includes(status),
    );
  const inTime = due.filter(({ answeredOn, dueOn }) => answeredOn !== null && answeredOn <= dueOn);
  const submitted = inTime.filter(({ outcome }) => outcome === 'submitted').length;
  const late = due.filter(({ answeredOn, dueOn }) => answeredOn !== null && answeredOn > dueOn);
  const outstanding = due.filter(({ answeredOn, dueOn }) => answeredOn === null && dueOn < today);
  const notYetDue = due.filter(({ answeredOn, dueOn }) => answeredOn === null && dueOn >= today).length;
  const notKnownInTime = inTime.length - submitted;
  const denominator = due.length - notKnownInTime - notYetDue;
  const excepted = [...late, ...outstanding].filter(({ exceptions }) => exceptions.length > 0).length;
  const days = due.flatMap(({ receivedOn, answeredOn }) => (answeredOn ? [daysBetween(receivedOn, answeredOn)] : []));
  return {
    month,
    due: due.length,
    submittedInTime: submitted,
    notKnownInTime,
    late: late.length,
    outstanding: outstanding.length,
    notYetDue,
    percentInTime: ratio(submitted, denominator),
    percentInTimeExceptionsLeftOut: ratio(submitted, denominator - excepted),
    medianDays: nearest(days, 50),
    p90Days: nearest(days, 90),
    lateReasons: tallied(due.flatMap(({ lateReason }) => lateReason ?? [])),
    exceptions: tallied(due.flatMap(({ exceptions }) => [...new Set(exceptions)])),
  };
};

const inMonth = (day: string | null, month: string): boolean => day?.startsWith(month) ?? false;

export const naiveAssessmentsMonth = (all: readonly Progress[], month: string) => {
  const counted = all.filter(({ route }) => ['request', 'became-responsible'].includes(route));
  const requested = counted.filter(({ requestedOn }) => inMonth(requestedOn, month));
  const refused = (progress: Progress) => progress.closedReason === 'not-assessed';
  const issued = counted.filter(({ planIssuedOn }) => inMonth(planIssuedOn, month));
  const daysOf = (progress: Progress) => daysBetween(progress.requestedOn, progress.planIssuedOn ?? '');
  const within = issued.filter((progress) => daysOf(progress) <= 140).length;
  const lateExcepted = issued.filter((progress) => daysOf(progress) > 140 && progress.exceptions.length > 0).length;
  const days = issued.map(daysOf);
  const due = counted.filter(({ requestedOn }) => inMonth(plusDays(requestedOn, 140), month));
  const median = nearest(days, 50);
  return {
    month,
    requested: requested.length,
    bySource: tallied(requested.flatMap(({ requestSource }) => requestSource ?? [])),
    decidedToAssess: counted.filter((progress) => inMonth(progress.decidedOn, month) && !refused(progress)).length,
    decidedNotToAssess: counted.filter(
      (progress) => refused(progress) && inMonth(progress.decidedOn ?? progress.closedOn, month),
    ).length,
    plansIssued: issued.length,
    percentWithinTwentyWeeks: ratio(within, issued.length),
    percentWithinTwentyWeeksExceptionsLeftOut: ratio(within, issued.length - lateExcepted),
    meanWeeks: days.length === 0 ? null : days.reduce((all, one) => all + one, 0) / days.length / 7,
    medianWeeks: median === null ? null : median / 7,
    plansDue: {
      inTime: due.filter((progress) => progress.planIssuedOn !== null && daysOf(progress) <= 140).length,
      late: due.filter((progress) => progress.planIssuedOn !== null && daysOf(progress) > 140).length,
      endedWithoutPlan: due.filter(({ planIssuedOn, closedOn }) => planIssuedOn === null && closedOn !== null).length,
      stillOpen: due.filter(({ planIssuedOn, closedOn }) => planIssuedOn === null && closedOn === null).length,
    },
  };
};
