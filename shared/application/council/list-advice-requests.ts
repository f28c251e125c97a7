import type * as z from 'zod';
import type { AdviceRequestsQuery } from '../../contracts/http/advice-request-bodies.ts';
import type { AdviceRequestView } from '../../contracts/http/advice-request-view.ts';
import { InvalidCursor } from '../ports/assessment-store.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result, refuse } from './council-caller.ts';
import { showAdviceRequest } from './show-advice-request.ts';

interface RequestsPage {
  readonly adviceRequests: readonly AdviceRequestView[];
  readonly cursor?: string;
}

/** A page of the council's requests, by due date and then id; a cursor that no page gave is refused. */
export const listAdviceRequests = async (
  ports: Pick<CouncilPorts, 'assessments'>,
  { council }: CouncilCaller,
  query: Omit<z.infer<typeof AdviceRequestsQuery>, 'limit'> & { readonly limit: number },
): Promise<Result<RequestsPage>> => {
  try {
    const page = await ports.assessments.requests(council.id, {
      limit: query.limit,
      ...(query.status ? { statuses: query.status } : {}),
      ...(query.team ? { teams: query.team } : {}),
      ...(query.dueBefore ? { dueBefore: query.dueBefore } : {}),
      ...(query.cursor ? { cursor: query.cursor } : {}),
    });
    const adviceRequests = page.items.map(({ key, ref, request }) => showAdviceRequest(key, ref, request));
    return done({ adviceRequests, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) });
  } catch (error) {
    if (error instanceof InvalidCursor)
      return refuse('invalid', 'Give the cursor as the page before gave it', 'cursor');
    throw error;
  }
};
