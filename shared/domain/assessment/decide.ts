/** What the use cases call: decide, fold, and what follows from a state. Each stands in a file of its own. */
export { decideOnRequest } from '../advice-request/decide-request.ts';
export { nextRungDays, rungDue } from '../ladder/chase.ts';
export { decideOnAssessment } from './decide-assessment.ts';
export { foldAssessment } from './fold.ts';
export { progressOf } from './progress.ts';
