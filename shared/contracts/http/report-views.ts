import * as z from 'zod';
import { IsoDate, IsoMonth } from '../../domain/calendar/days.ts';

const count = z.int().nonnegative();
/** From 0 to 100, unrounded; null where there is nothing to divide by. */
const percent = z.number().min(0).max(100).nullable();
const counts = z.record(z.string(), count);

export const AsAtQuery = z.strictObject({ date: IsoDate });
export const AsAtView = z.object({
  date: IsoDate,
  assessmentsOngoing: count,
  assessmentsOverTwentyWeeks: count,
  percentOverTwentyWeeks: percent,
  awaitingAnyAdviceOverSixWeeks: count,
  awaitingPsychologicalAdviceOverSixWeeks: count,
  awaitingHealthAdviceOverSixWeeks: count,
  awaitingSocialCareAdviceOverSixWeeks: count,
  teams: z.array(z.object({ team: z.string(), awaitingOverSixWeeks: count })),
});

const MAX_MONTHS = 60;
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** A range of months, both included. */
export const MonthsQuery = z
  .strictObject({ from: IsoMonth, to: IsoMonth })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The range ends before it begins' })
  .refine(({ from, to }) => monthNumber(to) - monthNumber(from) < MAX_MONTHS, {
    path: ['to'],
    message: `Ask for at most ${MAX_MONTHS} months at a time`,
  });

const HealthMonthView = z.object({
  month: IsoMonth,
  due: count,
  submittedInTime: count,
  notKnownInTime: count,
  late: count,
  outstanding: count,
  notYetDue: count,
  percentInTime: percent,
  percentInTimeExceptionsLeftOut: percent,
  medianDays: z.number().nullable(),
  p90Days: z.number().nullable(),
  lateReasons: counts,
  exceptions: counts,
});
const months = z.array(HealthMonthView);
export const HealthScorecardView = z.object({
  from: IsoMonth,
  to: IsoMonth,
  all: z.object({ months }),
  organisations: z.array(
    z.object({
      organisation: z.string(),
      months,
      teams: z.array(z.object({ team: z.string(), service: z.string(), months })),
    }),
  ),
});

/** An XmR chart by the rules of NHS England's Making Data Count; null under 2 points. */
const ChartView = z
  .object({
    mean: z.number(),
    lower: z.number(),
    upper: z.number(),
    provisional: z.boolean(),
    points: z.array(
      z.object({
        month: IsoMonth,
        value: z.number(),
        mark: z.enum(['common', 'outside', 'trend', 'two-of-three', 'shift']),
      }),
    ),
    variation: z.enum(['common', 'improvement-high', 'improvement-low', 'concern-high', 'concern-low']),
    assurance: z.enum(['pass', 'fail', 'hit-or-miss']),
  })
  .nullable();
export const HealthControlChartsView = z.object({
  all: ChartView,
  organisations: z.array(
    z.object({
      organisation: z.string(),
      chart: ChartView,
      teams: z.array(z.object({ team: z.string(), chart: ChartView })),
    }),
  ),
});

export const AssessmentsScorecardView = z.object({
  from: IsoMonth,
  to: IsoMonth,
  months: z.array(
    z.object({
      month: IsoMonth,
      requested: count,
      bySource: counts,
      decidedToAssess: count,
      decidedNotToAssess: count,
      plansIssued: count,
      percentWithinTwentyWeeks: percent,
      percentWithinTwentyWeeksExceptionsLeftOut: percent,
      meanWeeks: z.number().nullable(),
      medianWeeks: z.number().nullable(),
      plansDue: z.object({ inTime: count, late: count, endedWithoutPlan: count, stillOpen: count }),
    }),
  ),
});
