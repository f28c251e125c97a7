/** A copy of plain data: far quicker than `structuredClone`, which thousands of simulated days would wait for. */
export const copy = <T>(value: T): T => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  if (value instanceof Map) return new Map([...value].map(([key, its]) => [key, copy(its)])) as T;
  const made: Record<string, unknown> = {};
  for (const name in value) made[name] = copy(value[name]);
  return made as T;
};
