import type { Decided } from '../decide-and-append.ts';
import type { LiveSession } from './adviser-session.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import type { LinkPorts } from './open-link.ts';

/** "Another team should answer": the request stays where it is until the council agrees. `team` null: they do not know which. */
export const proposePassOn = (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  team: string | null,
  why: string,
): Promise<Decided | null> => decideAsAdviser(ports, live, id, { do: 'propose-pass-on', team, why }, () => ({}));

/** "We have already given advice that could be used": regulation 6(4) needs the council and the family to agree. */
export const proposeAlreadyAvailable = (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  why: string,
): Promise<Decided | null> => decideAsAdviser(ports, live, id, { do: 'propose-already-available', why }, () => ({}));
