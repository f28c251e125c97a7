import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { S3ImportFiles } from '../../../shared/adapters/s3/s3-import-files.ts';
import { collect } from '../../builders/collect.ts';

const client = () => new S3Client({ region: 'eu-west-2', credentials: { accessKeyId: 'A', secretAccessKey: 'B' } });

describe('files of imports in a bucket', () => {
  it('are put under their council and import', async () => {
    const s3 = client();
    const mock = mockClient(s3);
    mock.on(PutObjectCommand).resolves({});
    await new S3ImportFiles(s3, 'imports').put('vale', '0f3c', new Uint8Array([1]));
    expect(mock.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'imports',
      Key: 'vale/0f3c',
    });
  });

  it('are read in pieces, as they come', async () => {
    const s3 = client();
    const mock = mockClient(s3);
    const pieces = [Buffer.from('a,b\n'), Buffer.from('1,2\n')];
    // biome-ignore lint/suspicious/noExplicitAny: the SDK mixes its own methods into the stream
    mock.on(GetObjectCommand, { Bucket: 'imports', Key: 'vale/0f3c' }).resolves({ Body: Readable.from(pieces) as any });
    const read = await collect(await new S3ImportFiles(s3, 'imports').read('vale', '0f3c'));
    expect(Buffer.concat(read).toString()).toBe('a,b\n1,2\n');
  });

  it('that are not there are a surprise', async () => {
    const s3 = client();
    mockClient(s3).on(GetObjectCommand).resolves({});
    await expect(new S3ImportFiles(s3, 'imports').read('vale', '0f3c')).rejects.toThrow('0f3c');
  });

  it('are uploaded by a form that is good for one key, ten minutes and 100 MB', async () => {
    const { url, fields } = await new S3ImportFiles(client(), 'imports').form('vale', '0f3c');
    expect(url).toContain('imports');
    expect(fields['key']).toBe('vale/0f3c');
    const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString());
    expect(policy.conditions).toContainEqual(['content-length-range', 0, 104857600]);
    expect(policy.conditions).toContainEqual({ key: 'vale/0f3c' });
    const minutes = (Date.parse(policy.expiration) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThanOrEqual(10);
  });
});
