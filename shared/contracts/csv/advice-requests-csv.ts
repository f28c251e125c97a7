import * as z from 'zod';
import { AdviserException, LateReason } from '../../domain/advice-request/advice-request.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import { Ref, TeamCode } from '../http/field-values.ts';
import { maybe, oneOf } from './cells.ts';
import type { CsvShape } from './csv-rows.ts';

const AdviceRequestRow = z.object({
  assessment_ref: Ref,
  team_code: TeamCode,
  requested_on: IsoDate,
  answered_on: maybe(IsoDate),
  outcome: oneOf(['open', 'submitted', 'not-known', 'withdrawn', 'passed-on', 'already-available']),
  exception: maybe(oneOf(AdviserException.options as [AdviserException, ...AdviserException[]])),
  late_reason: maybe(oneOf(LateReason.options as [LateReason, ...LateReason[]])),
});
export type AdviceRequestRow = z.infer<typeof AdviceRequestRow>;

export const ADVICE_REQUESTS_CSV: CsvShape<typeof AdviceRequestRow> = {
  row: AdviceRequestRow,
  required: ['assessment_ref', 'team_code', 'requested_on', 'answered_on', 'outcome', 'exception', 'late_reason'],
};
