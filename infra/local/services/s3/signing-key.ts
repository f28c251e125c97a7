import { createHmac, timingSafeEqual } from 'node:crypto';

/** The scope of a signature of version 4: `AKID/20260302/eu-west-2/s3/aws4_request`. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

export function credentialScope(credential: string): CredentialScope | undefined {
  const [accessKeyId, day, region, service, end, ...more] = credential.split('/');
  if (!accessKeyId || !day || !region || !service || end !== 'aws4_request' || more.length > 0) return undefined;
  return { accessKeyId, day, region, service };
}

/** The signature (hex) of a text under a secret, AWS Signature Version 4. */
export function signatureOf(text: string, secret: string, { day, region, service }: CredentialScope): string {
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return hmac(key, text).toString('hex');
}

export function sameSignature(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
