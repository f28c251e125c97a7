import * as z from 'zod';
import { IsoDate } from '../calendar/days.ts';
import type { RequestProgress } from './flow-counts.ts';

/** A request that a team still has something to do for: not answered, or returned for clarification and out with the team. */
export const OpenRequest = z.object({
  number: z.int().positive(),
  team: z.string(),
  kind: z.string(),
  state: z.enum(['open', 'returned']),
  receivedOn: IsoDate,
  dueOn: IsoDate,
  openedOn: IsoDate.nullable(),
  /** Returned: since when it is out. */
  returnedOn: IsoDate.nullable(),
  /** An exception was accepted. */
  excepted: z.boolean(),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

/** Of one assessment's requests those that are open, by number. */
export const openRequests = (requests: readonly RequestProgress[]): OpenRequest[] =>
  requests
    .filter(({ endedOn, answeredOn, returnedOn }) => endedOn === null && (answeredOn === null || returnedOn !== null))
    .map(({ number, team, kind, receivedOn, dueOn, openedOn, answeredOn, returnedOn, exceptions }) => ({
      number,
      team,
      kind,
      state: answeredOn === null ? ('open' as const) : ('returned' as const),
      receivedOn,
      dueOn,
      openedOn,
      returnedOn,
      excepted: exceptions.length > 0,
    }))
    .sort((one, other) => one.number - other.number);
