import { Temporal } from 'temporal-polyfill';
import { childName } from './child-names.ts';
import { pick, randomFrom } from './random.ts';
import { type ExampleTeam, TEAMS } from './teams.ts';

export type Row = Readonly<Record<string, string>>;

export interface ExampleYear {
  readonly assessments: readonly Row[];
  readonly adviceRequests: readonly Row[];
}

/** The contract's most, less what is sent live through the API after it. */
const MOST_REQUESTS = 980;
const DAYS = 430;
const LOCALITIES = ['Central', 'North', 'South', 'West'];
const LATE_REASONS = ['waiting-list', 'capacity', 'capacity', 'staff-absence', 'information-missing', 'school-holiday'];

/**
 * A year and two months of invented records up to a day: the same for the same day. Some teams get better, one gets worse,
 * children are not known to some, plans come early and late, and what is recent is still open.
 * @param today `YYYY-MM-DD`
 */
export function exampleYear(today: string): ExampleYear {
  const random = randomFrom(Number(today.replaceAll('-', '')));
  const now = Temporal.PlainDate.from(today);
  const assessments: Row[] = [];
  const adviceRequests: Row[] = [];
  // A little more than one a weekday, as in a small council, until its advice requests are as many as they may be.
  for (let age = DAYS, n = 0; age >= 2 && adviceRequests.length < MOST_REQUESTS; age -= random() < 0.85 ? 1 : 3) {
    const requestedOn = now.subtract({ days: age });
    if (requestedOn.dayOfWeek > 5) continue;
    const { row, requests } = assessmentOf(n++, requestedOn, now, random);
    assessments.push(row);
    adviceRequests.push(...requests.slice(0, MOST_REQUESTS - adviceRequests.length));
  }
  return { assessments, adviceRequests };
}

function assessmentOf(n: number, requestedOn: Temporal.PlainDate, now: Temporal.PlainDate, random: () => number) {
  const ref = `VALE-${requestedOn.year}-${String(n + 1).padStart(4, '0')}`;
  const past = (day: Temporal.PlainDate): Temporal.PlainDate | undefined =>
    Temporal.PlainDate.compare(day, now) <= 0 ? day : undefined;
  const decidedOn = past(requestedOn.add({ days: 14 + Math.floor(random() * 30) }));
  const agreed = random() < 0.74;
  const issuedOn = agreed ? past(requestedOn.add({ days: 108 + Math.floor(random() ** 1.6 * 90) })) : undefined;
  const closedOn = decidedOn && !agreed ? decidedOn : undefined;
  const late = issuedOn && issuedOn.since(requestedOn).days > 140;
  const row: Row = {
    assessment_ref: ref,
    child_name: childName(n),
    // One day for one child alone, two to eighteen years ago.
    child_date_of_birth: now.subtract({ days: 1300 + ((n * 37) % 5600) }).toString(),
    locality: pick(random, LOCALITIES),
    requested_on: requestedOn.toString(),
    decided_on: decidedOn?.toString() ?? '',
    plan_issued_on: issuedOn?.toString() ?? '',
    closed_on: closedOn?.toString() ?? '',
    closed_reason: closedOn ? 'not-assessed' : '',
    exception: late && random() < 0.3 ? 'school-closure' : '',
    request_source: pick(random, ['parent', 'parent', 'school', 'school', 'school', 'young-person']),
    caseworker_email: `caseworker${1 + Math.floor(random() * 4)}@vale.gov.example`,
  };
  const asked = agreed && decidedOn ? TEAMS.filter((team) => random() < team.asked) : [];
  return { row, requests: asked.map((team) => requestOf(ref, team, decidedOn as Temporal.PlainDate, now, random)) };
}

function requestOf(
  ref: string,
  team: ExampleTeam,
  sentOn: Temporal.PlainDate,
  now: Temporal.PlainDate,
  random: () => number,
): Row {
  const progress = 1 - Math.min(1, sentOn.until(now).days / DAYS);
  const inTime = random() < team.inTime[0] + (team.inTime[1] - team.inTime[0]) * progress;
  const days = inTime ? 12 + Math.floor(random() * 31) : 43 + Math.floor(random() ** 2 * 70);
  const answeredOn = sentOn.add({ days });
  const open = Temporal.PlainDate.compare(answeredOn, now) > 0;
  const excepted = random() < 0.04;
  return {
    assessment_ref: ref,
    team_code: team.code,
    requested_on: sentOn.toString(),
    answered_on: open ? '' : answeredOn.toString(),
    outcome: open ? 'open' : random() < team.notKnown ? 'not-known' : 'submitted',
    exception: excepted ? pick(random, ['missed-appointment', 'absence-from-area', 'exceptional-circumstances']) : '',
    late_reason: !open && !inTime && !excepted ? pick(random, LATE_REASONS) : '',
  };
}
