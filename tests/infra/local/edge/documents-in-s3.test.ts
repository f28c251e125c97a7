import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localS3 } from '../../../../infra/local/services/s3/s3.ts';
import { S3DocumentFiles } from '../../../../shared/adapters/s3/s3-document-files.ts';
import { attachmentOf } from '../../../../shared/domain/document/file-name.ts';
import { aPdf } from '../../../builders/document-files.ts';
import { aDocument } from '../../../builders/documents.ts';
import { awsEndpoint } from './aws-endpoint.ts';
import { FakePlatform } from './fake-platform.ts';

const platform = new FakePlatform();
platform.time = new Date();
const handle = localS3(platform, {
  secretOf: (key) => (key === 'AKIALOCAL' ? 'secret' : undefined),
  buckets: new Map([
    ['versioned', { eventBridge: true, versions: true }],
    ['clean', { eventBridge: false, versions: true }],
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

describe('documents in the local S3, by the adapter that AWS sees', () => {
  const files = () =>
    new S3DocumentFiles(client, { uploads: 'versioned', clean: 'clean', origin: 'https://ours.example' });
  const place = aDocument();
  const post = async (bytes: Uint8Array, name: string) => {
    const { url, fields } = await files().uploadForm(place, '/answer/x');
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    const detail = platform.events.at(-1)?.detail as { object: { 'version-id': string } };
    return { answer, version: detail.object['version-id'] };
  };

  it('come by a form that leads back to us, each upload a version of its own, under the name that the browser gave', async () => {
    const first = await post(aPdf(), 'Rîán’s \u202Efdp.pdf');
    const second = await post(Buffer.from('another'), 'b.pdf');
    expect(first.answer.status).toBe(303);
    expect(first.answer.headers.get('location')).toMatch(
      /^https:\/\/ours\.example\/answer\/x\?bucket=versioned&key=.*&etag=/,
    );
    expect(await files().look(place, first.version)).toMatchObject({
      bytes: aPdf().length,
      named: 'Rîán’s \u202Efdp.pdf',
    });
    expect(Buffer.from(await files().read(place, first.version))).toEqual(aPdf());
    expect(Buffer.from(await files().read(place, second.version)).toString()).toBe('another');
    expect(await files().look(place, 'none')).toBeNull();
  });

  it('are posted to an origin that is known before there is any form', async () => {
    expect(await files().uploadOrigin()).toBe(new URL(endpoint.url).origin);
    const onAws = new S3Client({ region: 'eu-west-2', credentials: { accessKeyId: 'A', secretAccessKey: 'B' } });
    const aws = new S3DocumentFiles(onAws, { uploads: 'ehc-uploads', clean: 'clean', origin: 'https://ours.example' });
    expect(await aws.uploadOrigin()).toBe('https://ehc-uploads.s3.eu-west-2.amazonaws.com');
    expect(new URL((await aws.uploadForm(place, null)).url).origin).toBe(await aws.uploadOrigin());
  });

  it('are refused by the store above 30 MB, and under any other type or place', async () => {
    expect((await post(Buffer.alloc(30 * 1024 * 1024 + 1), 'a.pdf')).answer.status).toBe(400);
    const { url, fields } = await files().uploadForm(place, '/answer/x');
    for (const other of [
      { 'Content-Type': 'text/html' },
      { key: 'vale/other' },
      { success_action_redirect: 'https://evil.example' },
    ]) {
      const form = new FormData();
      for (const [field, value] of Object.entries({ ...fields, ...other })) form.append(field, value);
      form.append('file', new Blob(['x']), 'a.pdf');
      expect((await fetch(url, { method: 'POST', body: form, redirect: 'manual' })).status, JSON.stringify(other)).toBe(
        403,
      );
    }
  });

  it('are served as files to keep, that very version, for a minute; and are gone when they are destroyed', async () => {
    const version = await files().keepClean(place, aPdf(), 'pdf', attachmentOf('Rîán.pdf', 'pdf'));
    await files().keepClean(place, Buffer.from('a later copy'), 'pdf', 'attachment');
    const address = await files().address(place, version);
    const got = await fetch(address);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(aPdf());
    expect(got.headers.get('content-disposition')).toBe(
      'attachment; filename="Rian.pdf"; filename*=UTF-8\'\'R%C3%AE%C3%A1n.pdf',
    );
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(address)).not.toMatch(/R[iî]/);
    expect(new URL(address).searchParams.get('X-Amz-Expires')).toBe('60');
    expect((await fetch(address.replace(version, 'another'))).status).toBe(403);
    platform.time = new Date(Date.now() + 61_000);
    expect((await fetch(address)).status).toBe(403);
    platform.time = new Date();
    await files().destroy(place);
    await files().destroy(place);
    expect((await fetch(address)).status).toBe(404);
  });
});
