import type { EventPattern } from './event-pattern.ts';

/** The patterns of an event source mapping's filter criteria; a record that none of them matches is passed over. */
export function filtersOf(
  criteria: { readonly Filters?: readonly { readonly Pattern: string }[] } | undefined,
): EventPattern[] {
  return (criteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as EventPattern);
}
