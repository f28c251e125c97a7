import { S3Error } from './s3-error.ts';
import { credentialScope, sameSignature, signatureOf } from './signing-key.ts';

export interface PostForm {
  readonly bucket: string;
  /** Fields before the file, by lower-case name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly fileSize: number;
}

/** Fields that a policy need not name, by S3's documentation of POST policies. */
const UNNAMED = /^(x-amz-signature|file|policy|x-ignore-.*)$/;

/**
 * Checks a browser's POST against the policy that came with it: who signed it, until when it holds, and that every field is
 * what it allows.
 * @param secretOf the secret of an access key, undefined for a key that nobody has
 * @throws {S3Error} as S3 would refuse it
 */
export function checkPostPolicy(
  form: PostForm,
  now: Date,
  secretOf: (accessKeyId: string) => string | undefined,
): void {
  const policy = form.fields.get('policy');
  const scope = credentialScope(form.fields.get('x-amz-credential') ?? '');
  const secret = scope && secretOf(scope.accessKeyId);
  if (!policy || !scope) throw new S3Error('AccessDenied', 403, 'Access Denied');
  if (secret === undefined)
    throw new S3Error('InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.');
  if (!sameSignature(form.fields.get('x-amz-signature') ?? '', signatureOf(policy, secret, scope)))
    throw new S3Error(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided.',
    );
  const { expiration, conditions } = parsed(policy);
  if (!(Date.parse(expiration) > now.getTime())) throw denied('Policy expired.');
  const named = new Set<string>();
  for (const condition of conditions) named.add(checked(condition, form));
  for (const [name] of form.fields)
    if (!named.has(name) && !UNNAMED.test(name)) throw denied(`Extra input fields: ${name}`);
}

function parsed(policy: string): { expiration: string; conditions: unknown[] } {
  try {
    const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString('utf8'));
    if (typeof expiration === 'string' && Array.isArray(conditions)) return { expiration, conditions };
  } catch {
    // falls through to the one refusal for whatever cannot be read
  }
  throw new S3Error(
    'InvalidPolicyDocument',
    400,
    'The content of the form does not meet the conditions specified in the policy document.',
  );
}

/** Checks one condition; gives the field that it is about. */
function checked(condition: unknown, form: PostForm): string {
  const [kind, target, value] = Array.isArray(condition)
    ? condition
    : ['eq', ...(Object.entries(condition as object)[0] ?? [])];
  if (kind === 'content-length-range') {
    const [least, most] = [Number(target), Number(value)];
    if (form.fileSize < least)
      throw new S3Error('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size');
    if (form.fileSize > most)
      throw new S3Error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size');
    return '';
  }
  const name = String(target).replace(/^\$/, '').toLowerCase();
  const given = name === 'bucket' ? form.bucket : form.fields.get(name);
  const met =
    kind === 'eq' ? given === String(value) : kind === 'starts-with' && given?.startsWith(String(value)) === true;
  if (!met) throw denied(`Policy Condition failed: ${JSON.stringify(condition)}`);
  return name;
}

function denied(message: string): S3Error {
  return new S3Error('AccessDenied', 403, `Invalid according to Policy: ${message}`);
}
