import type { AdviceRequest, AdviceRequestStatus } from '../../domain/advice-request/advice-request.ts';
import { waitingOf } from '../../domain/advice-request/waiting.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import {
  duePartition,
  dueSort,
  rungPartition,
  rungSort,
  type Standing,
  teamPartition,
  waitingPartition,
  waitingSort,
} from './assessments-keys.ts';

/** Whether a request is still with its team: the two halves of the indexes by due day, so that lists of what is owed stay short. */
export const standingOf = (status: AdviceRequestStatus): Standing => {
  const open: readonly AdviceRequestStatus[] = ['requested', 'acknowledged', 'returned', 'blocked'];
  return open.includes(status) ? 'open' : 'ended';
};

/** The attributes by which the indexes find a request. */
export const requestIndexes = (council: string, key: string, request: AdviceRequest, nextRungOn: IsoDate | null) => {
  const { number, team, dueOn, status } = request;
  const standing = standingOf(status);
  const waiting = waitingOf(request);
  return {
    duePk: duePartition(council, standing),
    teamPk: teamPartition(council, team, standing),
    dueSk: dueSort(dueOn, key, number),
    ...(nextRungOn && { rungPk: rungPartition(council), rungSk: rungSort(nextRungOn, key, number) }),
    ...(waiting && {
      waitPk: waitingPartition(council, waiting.kind),
      waitSk: waitingSort(waiting.since, key, number),
    }),
  };
};
