import type { IsoDate } from '../calendar/days.ts';
import { inForceOn, type Versions } from '../calendar/in-force.ts';
import { plusDays, plusWeeks } from '../calendar/london-days.ts';
import { showDay } from '../calendar/show-day.ts';
import type { Route } from './assessment.ts';

/** A limit of the council's own: the last day on which it is kept, and how that day came about. */
export interface Limit {
  readonly on: IsoDate;
  readonly working: string;
}
/** The three limits of an assessment; null where its route has none. */
export interface AssessmentLimits {
  readonly decideBy: Limit | null;
  readonly refusePlanBy: Limit | null;
  readonly issuePlanBy: Limit | null;
}

type Rule = Record<keyof AssessmentLimits, { readonly weeks: number; readonly regulation: string } | null>;
interface Clock {
  /** What `requestedOn` is, on this route. */
  readonly from: string;
  readonly versions: Versions<Rule>;
}

const rule = (weeks: readonly [number, number, number], regulations: readonly [string, string, string]): Rule => ({
  decideBy: { weeks: weeks[0], regulation: regulations[0] },
  refusePlanBy: { weeks: weeks[1], regulation: regulations[1] },
  issuePlanBy: { weeks: weeks[2], regulation: regulations[2] },
});
const IN_FORCE = '2014-09-01';
const twentyWeeks: Versions<Rule> = [{ from: IN_FORCE, rule: rule([6, 16, 20], ['5(1)', '10(1)', '13(2)']) }];
const sameForAll = (regulation: string): Rule => rule([2, 10, 14], [regulation, regulation, regulation]);

/** The clocks of an assessment, by where it began: Special Educational Needs and Disability Regulations 2014. */
const CLOCKS: Record<Route, Clock> = {
  request: { from: 'the day on which the request was received', versions: twentyWeeks },
  'became-responsible': { from: 'the day on which the council became responsible', versions: twentyWeeks },
  'tribunal-order': {
    from: 'the day of the Tribunal’s order',
    versions: [{ from: IN_FORCE, rule: sameForAll('44') }],
  },
  'unopposed-appeal': {
    from: 'the day on which the council told the Tribunal that it does not oppose the appeal',
    // In this shape since the Special Educational Needs and Disability (Amendment) Regulations 2015.
    versions: [{ from: '2015-03-23', rule: sameForAll('45') }],
  },
  mediation: {
    from: 'the day of the mediation agreement, as if it were an order of the Tribunal',
    versions: [{ from: IN_FORCE, rule: sameForAll('42(2)') }],
  },
  reassessment: {
    from: 'the day on which the council gave notice that it will reassess',
    versions: [
      { from: IN_FORCE, rule: { decideBy: null, refusePlanBy: null, issuePlanBy: { weeks: 14, regulation: '27(2)' } } },
    ],
  },
};

const WHAT: Record<keyof AssessmentLimits, string> = {
  decideBy: 'Tell the family whether there will be an assessment',
  refusePlanBy: 'Tell the family if there will be no plan',
  issuePlanBy: 'Issue the plan',
};

/**
 * The council's limits for an assessment, each with its working. Regulations 5(1), 10(1) and 13(2): 6, 16 and 20 weeks;
 * 44, 45 and 42(2): 2, 10 and 14 weeks; 27(2): 14 weeks. The last day is within the limit, the day after it is over.
 */
export const assessmentLimits = (route: Route, requestedOn: IsoDate): AssessmentLimits => {
  const { from, versions } = CLOCKS[route];
  const inForce = inForceOn(versions, requestedOn);
  const limit = (name: keyof AssessmentLimits): Limit | null => {
    const found = inForce[name];
    if (!found) return null;
    const on = plusWeeks(requestedOn, found.weeks);
    const counted = `${showDay(requestedOn)}, ${from}, plus ${found.weeks} weeks (${7 * found.weeks} calendar days)`;
    return { on, working: `${WHAT[name]} by ${showDay(on)}: ${counted}, regulation ${found.regulation}.` };
  };
  return { decideBy: limit('decideBy'), refusePlanBy: limit('refusePlanBy'), issuePlanBy: limit('issuePlanBy') };
};

/** Routes whose plans are in the twenty-week figures: the two of regulation 5(1). */
export const inTwentyWeekFigures = (route: Route): boolean => route === 'request' || route === 'became-responsible';

const TWENTY_WEEKS = 20;

/** The last day of the twenty weeks of the figures (regulation 13(2)): day 140 is within, day 141 is over. */
export const twentyWeeksEndOn = (requestedOn: IsoDate): IsoDate => plusWeeks(requestedOn, TWENTY_WEEKS);

/** Whether a plan was issued within the twenty weeks. */
export const isWithinTwentyWeeks = (requestedOn: IsoDate, issuedOn: IsoDate): boolean =>
  issuedOn <= twentyWeeksEndOn(requestedOn);

/** Days for representations on a draft plan, "beginning with" the day on which it was sent: regulation 13(1). */
const REPRESENTATION_DAYS: Versions<number> = [{ from: IN_FORCE, rule: 15 }];

/** The last day of the family's representations on a draft: 15 days beginning with `draftSentOn`, so 14 days after it. */
export const representationsBy = (draftSentOn: IsoDate): IsoDate =>
  plusDays(draftSentOn, inForceOn(REPRESENTATION_DAYS, draftSentOn) - 1);
