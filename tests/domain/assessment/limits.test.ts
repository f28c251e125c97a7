import { describe, expect, it } from 'vitest';
import { Route } from '../../../shared/domain/assessment/assessment.ts';
import {
  assessmentLimits,
  inTwentyWeekFigures,
  isWithinTwentyWeeks,
  representationsBy,
  twentyWeeksEndOn,
} from '../../../shared/domain/assessment/limits.ts';
import { daysBetween } from '../../../shared/domain/calendar/london-days.ts';
import dates from '../../dates.json' with { type: 'json' };

const daysOf = (route: Route): (number | null)[] => {
  const { decideBy, refusePlanBy, issuePlanBy } = assessmentLimits(route, '2026-01-05');
  return [decideBy, refusePlanBy, issuePlanBy].map((limit) => (limit ? daysBetween('2026-01-05', limit.on) : null));
};

describe('the limits of an assessment', () => {
  it.each(dates.assessmentLimits)('requested on $requestedOn', ({ requestedOn, ...known }) => {
    const { decideBy, refusePlanBy, issuePlanBy } = assessmentLimits('request', requestedOn);
    expect({ decideBy: decideBy?.on, refusePlanBy: refusePlanBy?.on, issuePlanBy: issuePlanBy?.on }).toEqual(known);
  });

  it.each([
    ['request', [42, 112, 140]],
    ['became-responsible', [42, 112, 140]],
    ['tribunal-order', [14, 70, 98]],
    ['unopposed-appeal', [14, 70, 98]],
    ['mediation', [14, 70, 98]],
    ['reassessment', [null, null, 98]],
  ] as const)('of the route %s are %j days', (route, days) => {
    expect(daysOf(route)).toEqual(days);
  });

  it('say what they are counted from, how, and under which regulation', () => {
    const limits = assessmentLimits('request', '2026-01-05');
    expect([limits.decideBy?.working, limits.refusePlanBy?.working, limits.issuePlanBy?.working]).toEqual([
      'Tell the family whether there will be an assessment by 16 February 2026: 5 January 2026, the day on which the request was received, plus 6 weeks (42 calendar days), regulation 5(1).',
      'Tell the family if there will be no plan by 27 April 2026: 5 January 2026, the day on which the request was received, plus 16 weeks (112 calendar days), regulation 10(1).',
      'Issue the plan by 25 May 2026: 5 January 2026, the day on which the request was received, plus 20 weeks (140 calendar days), regulation 13(2).',
    ]);
  });

  it.each([
    ['became-responsible', 'became responsible', '13(2)'],
    ['tribunal-order', 'Tribunal’s order', '44'],
    ['unopposed-appeal', 'does not oppose', '45'],
    ['mediation', 'mediation agreement', '42(2)'],
    ['reassessment', 'will reassess', '27(2)'],
  ] as const)('of the route %s are counted from its own day (%s), under regulation %s', (route, from, regulation) => {
    const working = assessmentLimits(route, '2026-01-05').issuePlanBy?.working;
    expect(working).toContain(from);
    expect(working).toContain(`regulation ${regulation}.`);
  });

  it('are in the twenty-week figures for the two routes of regulation 5(1) alone', () => {
    expect(Route.options.filter(inTwentyWeekFigures)).toEqual(['request', 'became-responsible']);
  });

  it.each(dates.twentyWeeks)(
    'a plan issued on $issuedOn is within twenty weeks: $within',
    ({ requestedOn, issuedOn, within }) => {
      expect(isWithinTwentyWeeks(requestedOn, issuedOn)).toBe(within);
      expect(twentyWeeksEndOn(requestedOn)).toBe('2026-05-25');
    },
  );

  it.each(dates.fifteenDaysForRepresentations)(
    'a draft of $draftSentOn leaves until $lastDay',
    ({ draftSentOn, lastDay }) => {
      expect(representationsBy(draftSentOn)).toBe(lastDay);
    },
  );
});
