import type { IsoDate } from './days.ts';

/** A rule as data, with the day on which it came into force. */
export interface Version<T> {
  readonly from: IsoDate;
  readonly rule: T;
}

/** The versions of a rule, oldest first; there is always one. */
export type Versions<T> = readonly [Version<T>, ...Version<T>[]];

/** The rule in force on a day: the latest that had come into force; the first of all for a day before it. */
export const inForceOn = <T>(versions: Versions<T>, day: IsoDate): T =>
  (versions.findLast(({ from }) => from <= day) ?? versions[0]).rule;
