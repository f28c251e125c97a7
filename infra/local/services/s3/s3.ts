import { randomUUID } from 'node:crypto';
import type { AwsCall, AwsReply, Engine } from '../../engine/engine.ts';
import { fromAwsChunked } from './aws-chunked.ts';
import { allowedTo, type CorsRule, preflight } from './cors.ts';
import { objectCreated } from './object-created.ts';
import { uploadForm } from './post-form.ts';
import { checkPostPolicy } from './post-policy.ts';
import { checkPresignedAddress } from './presigned-address.ts';
import { S3Error } from './s3-error.ts';
import { ObjectStore, type StoredObject } from './stored-object.ts';

export interface LocalBucket {
  /** Whether it tells EventBridge of new objects. */
  readonly eventBridge: boolean;
  readonly versions: boolean;
  readonly cors?: readonly CorsRule[];
}

export interface S3Options {
  /** The secret of an access key, undefined for a key that nobody has. */
  readonly secretOf: (accessKeyId: string) => string | undefined;
  /** Physical names of the buckets that there are. */
  readonly buckets: ReadonlyMap<string, LocalBucket>;
  /** Whatever else looks at new objects, as GuardDuty does. */
  readonly onCreated?: (bucket: string, key: string, object: StoredObject) => void;
}

/** The host of a call that another service of the engine makes without HTTP, as Lambda does with records that it gives up. */
const AWS_ITSELF = 's3';

export type S3Platform = Pick<Engine, 'store' | 'clock' | 'putEvents'>;

/**
 * S3 on this machine, path-style, as far as the platform uses it: putting, getting, looking at and deleting an object or a version of it,
 * presigned POST and GET. Policies, presigned addresses and which pages may post are truly checked, under the platform's clock.
 */
export function localS3(
  platform: S3Platform,
  { secretOf, buckets, onCreated }: S3Options,
): (call: AwsCall) => Promise<AwsReply> {
  const objects = new ObjectStore(platform.store);

  async function answer(call: AwsCall): Promise<AwsReply> {
    const { bucket, key } = addressOf(call.path);
    if (!buckets.has(bucket)) throw new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist');
    if (call.method === 'OPTIONS') return preflight(rulesOf(bucket), call);
    if (call.method === 'POST' && key === '') return post(call, bucket);
    if (call.query.has('X-Amz-Signature')) checkPresignedAddress(call, platform.clock.now(), secretOf);
    else if (!call.headers['authorization'] && call.headers['host'] !== AWS_ITSELF)
      throw new S3Error('AccessDenied', 403, 'Access Denied');
    const version = call.query.get('versionId');
    const record = (action: string) => [{ action, resource: `${bucket}/${key}` }];
    if (call.method === 'PUT') {
      const { etag, version } = await put(call, bucket, key);
      return { status: 200, headers: { ETag: etag, ...versionOf(version) }, record: record('PutObject') };
    }
    if (call.method === 'DELETE') {
      objects.delete(bucket, key, version);
      return { status: 204, record: record(version ? 'DeleteObjectVersion' : 'DeleteObject') };
    }
    if (call.method !== 'GET' && call.method !== 'HEAD')
      throw new S3Error('MethodNotAllowed', 405, 'The specified method is not allowed.');
    if (key === '' && call.query.has('versions')) return listVersions(bucket, call.query.get('prefix') ?? '');
    const object = objects.get(bucket, key, version);
    if (!object) throw new S3Error('NoSuchKey', 404, 'The specified key does not exist.');
    const body = Buffer.from(object.base64, 'base64');
    return {
      status: 200,
      headers: {
        ...headersOf(object, call),
        ...(call.method === 'HEAD' ? { 'Content-Length': String(object.size) } : {}),
      },
      ...(call.method === 'HEAD' ? {} : { body }),
      record: record(version ? 'GetObjectVersion' : 'GetObject'),
    };
  }

  function listVersions(bucket: string, prefix: string): AwsReply {
    const versions = objects
      .versionsOf(bucket, prefix)
      .map(({ key, version }) => `<Version><Key>${escaped(key)}</Key><VersionId>${version}</VersionId></Version>`);
    return {
      status: 200,
      headers: { 'Content-Type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListVersionsResult><IsTruncated>false</IsTruncated>${versions.join('')}</ListVersionsResult>`,
      record: [{ action: 'ListBucketVersions', resource: bucket }],
    };
  }

  async function put(call: AwsCall, bucket: string, key: string): Promise<StoredObject> {
    const chunked =
      /aws-chunked/.test(call.headers['content-encoding'] ?? '') ||
      /^STREAMING-/.test(call.headers['x-amz-content-sha256'] ?? '');
    const body = chunked ? fromAwsChunked(call.body) : call.body;
    return keep(bucket, key, body, call.headers, 'PutObject');
  }

  async function post(call: AwsCall, bucket: string): Promise<AwsReply> {
    const { fields, file } = await uploadForm(call.body, call.headers['content-type'] ?? '');
    checkPostPolicy({ bucket, fields, fileSize: file.length }, platform.clock.now(), secretOf);
    const key = fields.get('key');
    if (!key) throw new S3Error('InvalidArgument', 400, 'Bucket POST must contain a field named "key".');
    const { etag } = await keep(bucket, key, file, Object.fromEntries(fields), 'POST Object');
    return created(bucket, key, etag, fields);
  }

  async function keep(
    bucket: string,
    key: string,
    body: Buffer,
    given: Readonly<Record<string, string>>,
    reason: 'PutObject' | 'POST Object',
  ): Promise<StoredObject> {
    const now = platform.clock.now();
    const metadata = Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith('x-amz-meta-')));
    const contentType = given['content-type'] ?? 'binary/octet-stream';
    const object = objects.put(bucket, key, body, {
      ...{ contentType, metadata, at: now.toISOString() },
      ...(given['content-disposition'] && { disposition: given['content-disposition'] }),
      ...(buckets.get(bucket)?.versions && { version: randomUUID().replaceAll('-', '') }),
    });
    if (buckets.get(bucket)?.eventBridge)
      await platform.putEvents('default', [objectCreated({ bucket, key, ...object, reason }, now)]);
    onCreated?.(bucket, key, object);
    return object;
  }

  const rulesOf = (bucket: string): readonly CorsRule[] => buckets.get(bucket)?.cors ?? [];

  async function answerOrRefusal(call: AwsCall): Promise<AwsReply> {
    try {
      return await answer(call);
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${error.code}</Code><Message>${escaped(error.message)}</Message></Error>`;
      return {
        status: error.status,
        headers: { 'Content-Type': 'application/xml' },
        ...(call.method === 'HEAD' ? {} : { body }),
      };
    }
  }

  return async (call) => {
    const reply = await answerOrRefusal(call);
    const allowed = allowedTo(rulesOf(call.path.split('/')[1] ?? ''), call.headers['origin'], call.method);
    return { ...reply, headers: { ...reply.headers, ...allowed } };
  };
}

function addressOf(path: string): { bucket: string; key: string } {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key) };
  } catch {
    throw new S3Error('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}

function headersOf(object: StoredObject, call: AwsCall): Record<string, string> {
  const disposition = call.query.get('response-content-disposition') ?? object.disposition;
  return {
    'Content-Type': call.query.get('response-content-type') ?? object.contentType,
    ...(disposition ? { 'Content-Disposition': disposition } : {}),
    ETag: object.etag,
    ...versionOf(object.version),
    'Last-Modified': new Date(object.at).toUTCString(),
    ...Object.fromEntries(Object.entries(object.metadata).map(([name, value]) => [name, inHeader(value)])),
  };
}

/** What follows on an upload: where the form says to go on, or the status that it asks for (204 by default). */
function created(bucket: string, key: string, etag: string, fields: ReadonlyMap<string, string>): AwsReply {
  const redirect = fields.get('success_action_redirect');
  if (redirect && URL.canParse(redirect)) {
    const to = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag })) to.searchParams.set(name, value);
    return { status: 303, headers: { Location: to.href, ETag: etag } };
  }
  const asked = fields.get('success_action_status');
  if (asked === '201') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Bucket>${escaped(bucket)}</Bucket><Key>${escaped(key)}</Key><ETag>${escaped(etag)}</ETag></PostResponse>`;
    return { status: 201, headers: { 'Content-Type': 'application/xml', ETag: etag }, body };
  }
  return { status: asked === '200' ? 200 : 204, headers: { ETag: etag } };
}

const versionOf = (version: string | undefined) => (version ? { 'x-amz-version-id': version } : {});

/** What is not ASCII as an encoded word (RFC 2047), as S3 gives metadata back. */
function inHeader(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
