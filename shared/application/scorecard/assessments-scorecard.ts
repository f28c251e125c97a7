import type { IsoMonth } from '../../domain/calendar/days.ts';
import { monthsFromTo } from '../../domain/calendar/months.ts';
import { type AssessmentsMonth, assessmentsMonth } from '../../domain/scorecard/assessments-month.ts';
import { ASSESSMENTS_BOOK, assessmentsSheet } from '../../domain/scorecard/sheet-names.ts';
import type { ScorecardStore } from '../ports/scorecard-store.ts';

export interface AssessmentsScorecard {
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  readonly months: readonly AssessmentsMonth[];
}

/** The SEND scorecard: assessments and plans by month, both months included. */
export const assessmentsScorecard = async (
  { scorecard }: { readonly scorecard: ScorecardStore },
  council: string,
  from: IsoMonth,
  to: IsoMonth,
): Promise<AssessmentsScorecard> => {
  const sheets = await scorecard.book(council, ASSESSMENTS_BOOK, from, `${to}0`);
  const counts = new Map(sheets.map((sheet) => [sheet.name, sheet.counts]));
  return {
    from,
    to,
    months: monthsFromTo(from, to).map((month) => assessmentsMonth(month, counts.get(assessmentsSheet(month)) ?? {})),
  };
};
