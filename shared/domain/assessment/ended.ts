import type { Assessment } from './assessment.ts';

type Ends = Pick<Assessment, 'planIssuedOn' | 'closedOn'>;

/** The day on which an assessment ended, with its plan issued or closed; null while it is ongoing. */
export const endedOnOf = ({ planIssuedOn, closedOn }: Ends): string | null => planIssuedOn ?? closedOn;

/** Whether an assessment has ended: nothing more is asked or chased, late advice is still taken. */
export const isEnded = (assessment: Ends): boolean => endedOnOf(assessment) !== null;
