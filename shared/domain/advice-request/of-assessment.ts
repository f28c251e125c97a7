import type { Assessment } from '../assessment/assessment.ts';
import { isOpen } from './life.ts';

/** The number of an assessment's next request: they count from 1 and none is ever used again. */
export const nextNumber = ({ requests }: Pick<Assessment, 'requests'>): number =>
  Math.max(0, ...requests.map(({ number }) => number)) + 1;

/**
 * Whether a team owes an answer in this assessment, on a request other than `besides`: one that is blocked still does, until the
 * council has looked.
 */
export const hasOpenRequest = (
  { requests }: Pick<Assessment, 'requests'>,
  team: string,
  besides: number | null = null,
): boolean =>
  requests.some(
    (request) =>
      request.team === team &&
      request.number !== besides &&
      isOpen(request.status === 'blocked' ? request.was.status : request.status),
  );

/** A team is never asked twice at once in one assessment. */
export const isAskedAlready = (team: string): string => `${team} has an open request for this assessment already`;
