import type { AwsCall, AwsReply } from '../../engine/engine.ts';
import { S3Error } from './s3-error.ts';

/** A rule of a bucket's `CorsConfiguration`, as a template has it; of origins and methods in full, without wildcards. */
export interface CorsRule {
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
  readonly MaxAge?: number;
}

const ruleFor = (rules: readonly CorsRule[], origin: string | undefined, method: string): CorsRule | undefined =>
  rules.find(
    ({ AllowedOrigins, AllowedMethods }) =>
      origin !== undefined && AllowedOrigins.includes(origin) && AllowedMethods.includes(method),
  );

/** What stands on an answer, refusals too, so that a page of that origin may read it. */
export const allowedTo = (
  rules: readonly CorsRule[],
  origin: string | undefined,
  method: string,
): Readonly<Record<string, string>> =>
  ruleFor(rules, origin, method) ? { 'Access-Control-Allow-Origin': origin ?? '', Vary: 'Origin' } : {};

/**
 * What a browser asks before a page's script may send: no header of the script's own is allowed.
 * @throws {S3Error} where no rule fits
 */
export const preflight = (rules: readonly CorsRule[], { headers }: AwsCall): AwsReply => {
  const method = headers['access-control-request-method'] ?? '';
  const rule = ruleFor(rules, headers['origin'], method);
  if (!rule || headers['access-control-request-headers'])
    throw new S3Error('AccessForbidden', 403, 'CORSResponse: This CORS request is not allowed.');
  return {
    status: 200,
    headers: {
      ...allowedTo(rules, headers['origin'], method),
      'Access-Control-Allow-Methods': rule.AllowedMethods.join(', '),
      ...(rule.MaxAge !== undefined && { 'Access-Control-Max-Age': String(rule.MaxAge) }),
    },
  };
};
