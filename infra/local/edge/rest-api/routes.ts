import type { TemplateResource } from '../template-resource.ts';

/** One method of one resource of the REST API. `segments` are the resource's path parts: `assessments`, `{ref}`, `{proxy+}`. */
export interface Route {
  readonly method: string;
  readonly resource: string;
  readonly resourceId: string;
  readonly segments: readonly string[];
  /** The ARN of the function that answers, taken out of the integration's address. */
  readonly functionArn: string;
}

export interface RouteMatch {
  readonly route: Route;
  /** As API Gateway hands them over: still percent-encoded, so that `%2F` inside a segment stays one segment. */
  readonly pathParameters: Readonly<Record<string, string>> | null;
}

/**
 * The routes of the REST APIs among the resources of the synthesised templates.
 * @throws where a method is of a kind that this machine cannot run (another integration, an authoriser)
 */
export function routesOf(resources: readonly TemplateResource[]): Route[] {
  const parts = resources.filter(({ type }) => type === 'AWS::ApiGateway::Resource');
  const methods = resources.filter(({ type }) => type === 'AWS::ApiGateway::Method');
  return methods.map((method) => {
    const resourceId = String(method.properties['ResourceId']);
    const segments = segmentsOf(resourceId, parts);
    return {
      method: String(method.properties['HttpMethod']),
      resource: `/${segments.join('/')}`,
      resourceId,
      segments,
      functionArn: functionArnOf(method),
    };
  });
}

function segmentsOf(resourceId: string, parts: readonly TemplateResource[]): string[] {
  const part = parts.find(({ physicalId, id }) => physicalId === resourceId || id === resourceId);
  if (!part) return []; // the API's own root, which is no resource of its own in a template
  return [...segmentsOf(String(part.properties['ParentId']), parts), String(part.properties['PathPart'])];
}

function functionArnOf(method: TemplateResource): string {
  const integration = (method.properties['Integration'] ?? {}) as Record<string, unknown>;
  const authorisation = method.properties['AuthorizationType'] ?? 'NONE';
  if (authorisation !== 'NONE') throw new Error(`${method.id}: authorisation ${authorisation} is not run here`);
  if (integration['Type'] !== 'AWS_PROXY')
    throw new Error(`${method.id}: integration ${integration['Type']} is not run here`);
  const arn = /\/functions\/(.+)\/invocations$/.exec(String(integration['Uri']))?.[1];
  if (!arn) throw new Error(`${method.id}: its integration names no function: ${integration['Uri']}`);
  return arn;
}

/**
 * The route for a request, as API Gateway chooses it: the most specific resource first (a word before `{parameter}` before
 * `{proxy+}`), then its own method before ANY. A resource without the method does not fall back to a less specific one.
 * @param path the path as it came, percent-encoded, without the query
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  const asked = path === '/' ? [] : segments;
  let best: { route: Route; parameters: Record<string, string>; rank: string } | undefined;
  for (const route of routes) {
    const fit = fitOf(route.segments, asked);
    if (!fit) continue;
    const exact = best && fit.rank === best.rank && route.method === method;
    if (!best || fit.rank < best.rank || exact) best = { route, ...fit };
  }
  if (!best || (best.route.method !== method && best.route.method !== 'ANY')) {
    const rank = best?.rank;
    const any = routes.find((route) => route.method === 'ANY' && fitOf(route.segments, asked)?.rank === rank);
    if (!best || !any) return undefined;
    best = { ...best, route: any };
  }
  return {
    route: best.route,
    pathParameters: Object.keys(best.parameters).length > 0 ? best.parameters : null,
  };
}

function fitOf(
  segments: readonly string[],
  asked: readonly string[],
): { parameters: Record<string, string>; rank: string } | undefined {
  const parameters: Record<string, string> = {};
  let rank = '';
  for (const [index, segment] of segments.entries()) {
    const value = asked[index];
    if (value === undefined || value === '') return undefined;
    const name = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (name?.[2]) {
      parameters[name[1] ?? ''] = asked.slice(index).join('/');
      return { parameters, rank: `${rank}2` };
    }
    if (!name && segment !== value) return undefined;
    if (name) parameters[name[1] ?? ''] = value;
    rank += name ? '1' : '0';
  }
  return segments.length === asked.length ? { parameters, rank } : undefined;
}
