import type { Role } from '../directory/person.ts';

/**
 * What each role of a council may enter. The DCO and boards never get to a child: links into a case are for the council's own
 * roles. Boards see frozen, suppressed figures alone. An administrator sees to people and settings, and is no caseworker by that.
 */
const ROOMS = {
  cases: ['caseworker', 'manager'],
  'weekly-report': ['caseworker', 'manager'],
  'send-scorecard': ['caseworker', 'manager', 'dco'],
  'health-scorecard': ['caseworker', 'manager', 'dco'],
  concerns: ['manager', 'dco'],
  'not-known-sample': ['dco'],
  'frozen-scorecard': ['caseworker', 'manager', 'dco', 'board'],
  directory: ['caseworker', 'manager', 'administrator'],
  imports: ['manager', 'administrator'],
  people: ['administrator'],
  settings: ['administrator'],
  audit: ['manager', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Room = keyof typeof ROOMS;

/** Whether somebody with these roles in a council may enter; where not, the page is not there (404) and the audit says so. */
export const mayEnter = (roles: readonly Role[], room: Room): boolean =>
  roles.some((role) => ROOMS[room].some((allowed) => allowed === role));
