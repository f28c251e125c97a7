import type { IsoDate } from '../../domain/calendar/days.ts';
import type { Decided } from '../decide-and-append.ts';
import type { LiveSession } from './adviser-session.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import type { LinkPorts } from './open-link.ts';

/** "We have it and are working on it": the clock runs on. */
export const acknowledgeAdvice = (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  expectedOn: IsoDate | null,
): Promise<Decided | null> => decideAsAdviser(ports, live, id, { do: 'acknowledge', expectedOn }, () => ({}));
