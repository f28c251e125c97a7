import type { APIGatewayProxyEvent } from 'aws-lambda';

/** A header's value, whatever the case of its name; null where it is missing. */
export const headerOf = (event: APIGatewayProxyEvent, name: string): string | null =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? null;

/** The token of `Authorization: Bearer …` (RFC 6750); null where there is none of that shape, or more than one. */
export const bearerOf = (event: APIGatewayProxyEvent): string | null => {
  const all = Object.entries(event.multiValueHeaders ?? {}).find(([key]) => key.toLowerCase() === 'authorization')?.[1];
  if (all && all.length > 1) return null;
  return /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1] ?? null;
};
