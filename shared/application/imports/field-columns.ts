import type { CsvFault } from '../../contracts/csv/csv-rows.ts';
import type { Refusal } from '../../domain/assessment/commands.ts';

/** The column that holds a member: `answeredOn` stands in `answered_on`. */
export const columnOf = (member: string): string => member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A refusal of the domain as a fault of a row. */
export const faultOf = (line: number, { reason, field }: Refusal): CsvFault => ({
  line,
  field: field === undefined ? '' : columnOf(field),
  message: reason,
});
