import type * as z from 'zod';
import type { AdviceRequestsQuery } from '../../contracts/http/advice-request-bodies.ts';
import type { AdviceRequestView } from '../../contracts/http/advice-request-view.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';
import { showAdviceRequest } from './show-advice-request.ts';

export const DEFAULT_LIMIT = 100;

/** A page of the council's requests, by due date and then id. Throws the store's InvalidCursor for a cursor that is none. */
export const listAdviceRequests = async (
  ports: Pick<CouncilPorts, 'assessments'>,
  { council }: CouncilCaller,
  query: Omit<z.infer<typeof AdviceRequestsQuery>, 'limit'> & { readonly limit: number },
): Promise<{ readonly adviceRequests: AdviceRequestView[]; readonly cursor?: string }> => {
  const page = await ports.assessments.requests(council.id, {
    limit: query.limit,
    ...(query.status ? { statuses: query.status } : {}),
    ...(query.team ? { teams: query.team } : {}),
    ...(query.dueBefore ? { dueBefore: query.dueBefore } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  return {
    adviceRequests: page.items.map(({ key, ref, request }) => showAdviceRequest(key, ref, request)),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};
