import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPresignedAddress } from '../../../../infra/local/services/s3/presigned-address.ts';
import { localS3 } from '../../../../infra/local/services/s3/s3.ts';
import { awsEndpoint } from './aws-endpoint.ts';
import { FakePlatform } from './fake-platform.ts';

const platform = new FakePlatform();
platform.time = new Date();
const secrets = new Map([['AKIALOCAL', 'secret']]);
const handle = localS3(platform, {
  secretOf: (key) => secrets.get(key),
  buckets: new Map([
    ['imports', { eventBridge: true, versions: false }],
    ['quiet', { eventBridge: false, versions: false }],
    [
      'posted',
      {
        eventBridge: false,
        versions: false,
        cors: [{ AllowedMethods: ['POST'], AllowedOrigins: ['https://ours.example'], MaxAge: 3600 }],
      },
    ],
  ]),
});
let endpoint: Awaited<ReturnType<typeof awsEndpoint>>;
let client: S3Client;

beforeAll(async () => {
  endpoint = await awsEndpoint('s3', handle);
  const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' };
  client = new S3Client({ endpoint: endpoint.url, region: 'eu-west-2', forcePathStyle: true, credentials });
});
afterAll(() => endpoint.close());

async function presigned() {
  return createPresignedPost(client, {
    Bucket: 'imports',
    Key: 'vale/upload.csv',
    Conditions: [['content-length-range', 1, 20]],
    Expires: 600,
  });
}

async function upload(fields: Record<string, string>, file: string, url = `${endpoint.url}/imports`) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file]), 'any.csv');
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
}

describe('the local S3', () => {
  it('gives back what the SDK put, with its type and metadata, and tells EventBridge in S3’s own shape', async () => {
    const Key = 'vale/a name/é.csv';
    await client.send(
      new PutObjectCommand({
        Bucket: 'imports',
        Key,
        Body: 'a,b\n',
        ContentType: 'text/csv',
        Metadata: { kind: 'teams' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket: 'imports', Key }));
    expect(await got.Body?.transformToString()).toBe('a,b\n');
    expect(got).toMatchObject({ ContentType: 'text/csv', Metadata: { kind: 'teams' } });
    expect((await client.send(new HeadObjectCommand({ Bucket: 'imports', Key }))).ContentLength).toBe(4);
    expect(platform.events.at(-1)).toMatchObject({
      source: 'aws.s3',
      detailType: 'Object Created',
      detail: { bucket: { name: 'imports' }, object: { key: Key, size: 4 }, reason: 'PutObject' },
    });
  });

  it('takes what the SDK streams', async () => {
    const stream = Readable.from([Buffer.from('streamed')]);
    await client.send(new PutObjectCommand({ Bucket: 'quiet', Key: 's', Body: stream, ContentLength: 8 }));
    const got = await client.send(new GetObjectCommand({ Bucket: 'quiet', Key: 's' }));
    expect(await got.Body?.transformToString()).toBe('streamed');
  });

  it('says nothing to EventBridge for a bucket that has it off', async () => {
    const before = platform.events.length;
    await client.send(new PutObjectCommand({ Bucket: 'quiet', Key: 'k', Body: 'x' }));
    expect(platform.events).toHaveLength(before);
  });

  it('deletes, and says NoSuchKey and NoSuchBucket as S3 does', async () => {
    await client.send(new PutObjectCommand({ Bucket: 'quiet', Key: 'gone', Body: 'x' }));
    await client.send(new DeleteObjectCommand({ Bucket: 'quiet', Key: 'gone' }));
    await expect(client.send(new GetObjectCommand({ Bucket: 'quiet', Key: 'gone' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(client.send(new HeadObjectCommand({ Bucket: 'quiet', Key: 'gone' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(client.send(new PutObjectCommand({ Bucket: 'other', Key: 'k', Body: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it('takes an upload that keeps to its policy', async () => {
    const { url, fields } = await presigned();
    expect((await upload(fields, 'team_code\nEPS\n', url)).status).toBe(204);
    const got = await client.send(new GetObjectCommand({ Bucket: 'imports', Key: 'vale/upload.csv' }));
    expect(await got.Body?.transformToString()).toBe('team_code\nEPS\n');
    expect(platform.events.at(-1)).toMatchObject({
      detail: { object: { key: 'vale/upload.csv' }, reason: 'POST Object' },
    });
  });

  it.each([
    ['another key than the signed one', { key: 'moor/upload.csv' }, 'x', 403, 'AccessDenied'],
    ['a field that the policy does not name', { acl: 'public-read' }, 'x', 403, 'AccessDenied'],
    ['a signature that is not its own', { 'X-Amz-Signature': '0'.repeat(64) }, 'x', 403, 'SignatureDoesNotMatch'],
    [
      'a key that nobody has',
      { 'X-Amz-Credential': 'AKIAOTHER/20260302/eu-west-2/s3/aws4_request' },
      'x',
      403,
      'InvalidAccessKeyId',
    ],
    [
      'a policy that was changed',
      { Policy: Buffer.from('{"expiration":"2999-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      'x',
      403,
      'SignatureDoesNotMatch',
    ],
    ['too much', {}, 'x'.repeat(21), 400, 'EntityTooLarge'],
    ['nothing', {}, '', 400, 'EntityTooSmall'],
  ])('refuses an upload with %s', async (_what, changed, file, status, code) => {
    const { fields } = await presigned();
    const before = platform.events.length;
    const answer = await upload({ ...fields, ...changed }, file);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(`<Code>${code}</Code>`)]);
    expect(platform.events).toHaveLength(before);
  });

  it('refuses an upload whose policy ran out by the platform’s clock', async () => {
    const { fields } = await presigned();
    platform.time = new Date(Date.now() + 601_000);
    const answer = await upload(fields, 'x');
    platform.time = new Date();
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Policy expired')]);
  });

  it('refuses a form without a file, what is no form, and a call without a signature', async () => {
    const { fields } = await presigned();
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    expect((await fetch(`${endpoint.url}/imports`, { method: 'POST', body: form })).status).toBe(400);
    expect((await fetch(`${endpoint.url}/imports`, { method: 'POST', body: 'x' })).status).toBe(400);
    expect((await fetch(`${endpoint.url}/imports/vale/upload.csv`)).status).toBe(403);
  });

  it('takes what another service puts, which comes without a signature and without HTTP', async () => {
    const path = '/quiet/failed/1';
    const given = {
      service: 's3',
      caller: null,
      path,
      url: path,
      query: new URLSearchParams(),
      headers: { host: 's3' },
    };
    expect((await handle({ ...given, method: 'PUT', body: Buffer.from('records') })).status).toBe(200);
    const got = await handle({ ...given, method: 'GET', body: Buffer.alloc(0) });
    expect(got.body?.toString()).toBe('records');
    // For calls.json, where the service stands beside: the action by itself, as every service has it.
    expect(got.record).toEqual([{ action: 'GetObject', resource: 'quiet/failed/1' }]);
  });

  it('goes on where the form says', async () => {
    const { fields, url } = await createPresignedPost(client, {
      Bucket: 'quiet',
      Key: 'k',
      Fields: { success_action_redirect: 'http://localhost:3000/done?a=1' },
    });
    const answer = await upload(fields, 'x', url);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/done\?a=1&bucket=quiet&key=k&etag=/);
  });
});

describe('a bucket that lets the pages of one origin post', () => {
  const ask = (headers: Record<string, string>) => fetch(`${endpoint.url}/posted`, { method: 'OPTIONS', headers });
  const allowed = (answer: Response) => answer.headers.get('access-control-allow-origin');
  const POSTING = { origin: 'https://ours.example', 'access-control-request-method': 'POST' };

  it('says so when a browser asks first', async () => {
    const answer = await ask(POSTING);
    expect([answer.status, allowed(answer)]).toEqual([200, 'https://ours.example']);
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
  });

  it.each([
    ['another origin', { origin: 'https://theirs.example' }],
    ['another method', { 'access-control-request-method': 'PUT' }],
    ['a header of its own', { 'access-control-request-headers': 'x-any' }],
  ])('refuses %s', async (_what, changed) => {
    const answer = await ask({ ...POSTING, ...changed });
    expect([answer.status, allowed(answer)]).toEqual([403, null]);
  });

  it('lets those pages read what became of the file, a refusal too, and no others', async () => {
    const { url, fields } = await createPresignedPost(client, { Bucket: 'posted', Key: 'k' });
    const post = async (origin: string, given: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(given)) form.append(name, value);
      form.append('file', new Blob(['x']), 'x.pdf');
      const answer = await fetch(url, { method: 'POST', body: form, headers: { origin } });
      return [answer.status, allowed(answer)];
    };
    expect(await post('https://ours.example', fields)).toEqual([204, 'https://ours.example']);
    expect(await post('https://ours.example', { ...fields, Policy: '' })).toEqual([403, 'https://ours.example']);
    expect(await post('https://theirs.example', fields)).toEqual([204, null]);
  });
});

describe('a presigned address', () => {
  // The example in AWS's documentation of Signature Version 4 in query parameters.
  const query = (changed: Record<string, string> = {}) =>
    new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
      ...changed,
    });
  const check = (given: URLSearchParams, now = '2013-05-24T12:00:00Z', path = '/test.txt') =>
    checkPresignedAddress(
      { method: 'GET', path, query: given, headers: { host: 'examplebucket.s3.amazonaws.com' } },
      new Date(now),
      (key) => (key === 'AKIAIOSFODNN7EXAMPLE' ? 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' : undefined),
    );

  it('is good with the signature that AWS documents', () => {
    expect(() => check(query())).not.toThrow();
  });

  it('is refused for another object, after its time, or changed', () => {
    expect(() => check(query(), '2013-05-24T12:00:00Z', '/other.txt')).toThrow(/signature/);
    expect(() => check(query(), '2013-05-25T00:00:00Z')).toThrow('Request has expired');
    expect(() => check(query({ 'X-Amz-Expires': '999999' }))).toThrow(/signature/);
    expect(() => check(query({ 'X-Amz-Credential': 'AKIAOTHER/20130524/us-east-1/s3/aws4_request' }))).toThrow(
      'Access Denied',
    );
  });
});
