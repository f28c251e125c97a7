import type { PageAnswer } from './page.ts';
import type { PageRequest } from './page-request.ts';

export type PageHandler<C> = (
  request: PageRequest,
  context: C,
  params: Readonly<Record<string, string>>,
) => Promise<PageAnswer>;

/** One address (`/answer/{id}/advice`) and what answers there. HEAD is answered as GET. */
export interface PageRoute<C> {
  readonly path: string;
  readonly get?: PageHandler<C>;
  readonly post?: PageHandler<C>;
}

const paramsOf = (pattern: string, path: string): Record<string, string> | null => {
  const wanted = pattern.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith('{') && value !== '') params[part.slice(1, -1)] = value;
    else if (part !== value) return null;
  }
  return params;
};

/** The first route that fits; a path or method that none answers gets `notFound`. */
export const routePages =
  <C>(routes: readonly PageRoute<C>[], context: C, notFound: PageHandler<C>) =>
  (request: PageRequest): Promise<PageAnswer> => {
    for (const route of routes) {
      const params = paramsOf(route.path, request.path);
      if (!params) continue;
      const handle = request.method === 'POST' ? route.post : route.get;
      return (handle ?? notFound)(request, context, params);
    }
    return notFound(request, context, {});
  };
