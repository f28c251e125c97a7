import { createHash } from 'node:crypto';
import type { AwsCall } from '../../engine/engine.ts';
import { S3Error } from './s3-error.ts';
import { credentialScope, sameSignature, signatureOf } from './signing-key.ts';

/**
 * Checks the signature in a presigned address (AWS Signature Version 4, query parameters) and that it has not run out.
 * @throws {S3Error} as S3 would refuse it
 */
export function checkPresignedAddress(
  call: Pick<AwsCall, 'method' | 'path' | 'query' | 'headers'>,
  now: Date,
  secretOf: (accessKeyId: string) => string | undefined,
): void {
  const { query } = call;
  const scope = credentialScope(query.get('X-Amz-Credential') ?? '');
  const secret = scope && secretOf(scope.accessKeyId);
  if (!scope || secret === undefined) throw new S3Error('AccessDenied', 403, 'Access Denied');
  const date = query.get('X-Amz-Date') ?? '';
  const began = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(began + Number(query.get('X-Amz-Expires')) * 1000 > now.getTime()))
    throw new S3Error('AccessDenied', 403, 'Request has expired');
  const hash = createHash('sha256').update(canonicalRequest(call)).digest('hex');
  const text = ['AWS4-HMAC-SHA256', date, `${scope.day}/${scope.region}/${scope.service}/aws4_request`, hash].join(
    '\n',
  );
  if (!sameSignature(query.get('X-Amz-Signature') ?? '', signatureOf(text, secret, scope)))
    throw new S3Error(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided.',
    );
}

function canonicalRequest({
  method,
  path,
  query,
  headers,
}: Pick<AwsCall, 'method' | 'path' | 'query' | 'headers'>): string {
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  return [
    method,
    path,
    parameters.join('&'),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
}

/** RFC 3986, as AWS signs it: everything but letters, digits and `-._~` is encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
