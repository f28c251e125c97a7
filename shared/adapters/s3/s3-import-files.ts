import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { ImportFiles } from '../../application/ports/import-files.ts';
import { importFileKey } from './import-file-keys.ts';

const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
const FORM_SECONDS = 600;

/** Files of imports in a bucket whose "Object Created" events start the job. */
export class S3ImportFiles implements ImportFiles {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async form(council: string, id: string) {
    const { url, fields } = await createPresignedPost(this.#client, {
      Bucket: this.#bucket,
      Key: importFileKey(council, id),
      Expires: FORM_SECONDS,
      Conditions: [['content-length-range', 0, MAX_UPLOAD_BYTES]],
    });
    return { url, fields };
  }

  async put(council: string, id: string, bytes: Uint8Array): Promise<void> {
    const Key = importFileKey(council, id);
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key, Body: bytes, ContentType: 'text/csv; charset=utf-8' }),
    );
  }

  async read(council: string, id: string): Promise<AsyncIterable<Uint8Array>> {
    const Key = importFileKey(council, id);
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key }));
    if (!Body) throw new Error(`Import ${id} has no file`);
    return Body as unknown as AsyncIterable<Uint8Array>;
  }
}
