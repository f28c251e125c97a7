/**
 * DynamoDB Local's streams write an empty map as `{}`, which is no value at all; AWS writes `{"M":{}}`, as everything that reads a
 * stream expects. Empty lists come as they should.
 * @param value an attribute's value in DynamoDB's own notation, as DynamoDB Local's stream gives it
 */
export function withEmptyMaps(value: unknown): unknown {
  const { M: map, L: list } = value as { M?: Record<string, unknown>; L?: unknown[] };
  if (map) return { M: imageWithEmptyMaps(map) };
  if (list) return { L: list.map(withEmptyMaps) };
  return Object.keys(value as object).length === 0 ? { M: {} } : value;
}

/** The same, for a whole item: `Keys`, `NewImage` or `OldImage` of a record. */
export function imageWithEmptyMaps(image: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, withEmptyMaps(value)]));
}
