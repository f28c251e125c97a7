import type { Operation } from './api-operation.ts';

export interface Routed {
  readonly operation: Operation;
  /** Decoded, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Path segments decoded one by one, so that `%2F` stays within its segment; null where the encoding is broken. */
const segmentsOf = (path: string): readonly string[] | null => {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
};

const match = (pattern: readonly string[], segments: readonly string[]): Record<string, string> | null => {
  if (pattern.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const given = segments[at] ?? '';
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name && given !== '') parameters[name] = given;
    else if (expected !== given) return null;
  }
  return parameters;
};

/** Finds the operation for a call; where the path is known by other methods only, those. Fixed paths come before parameters. */
export const apiRouter = (operations: readonly Operation[]) => {
  const table = operations
    .map((operation) => ({ operation, pattern: operation.path.split('/') }))
    .sort((a, b) => Number(a.operation.path.includes('{')) - Number(b.operation.path.includes('{')));
  return (method: string, path: string): Routed | { readonly allowed: readonly string[] } => {
    const segments = segmentsOf(path);
    const found = segments
      ? table.flatMap(({ operation, pattern }) => {
          const parameters = match(pattern, segments);
          return parameters ? [{ operation, parameters }] : [];
        })
      : [];
    const asked = method === 'HEAD' ? 'GET' : method;
    return (
      found.find(({ operation }) => operation.method === asked) ?? {
        allowed: [...new Set(found.map(({ operation }) => operation.method))],
      }
    );
  };
};
