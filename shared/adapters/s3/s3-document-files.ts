import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DocumentFiles, FileSeen, UploadForm } from '../../application/ports/document-files.ts';
import { documentFileKey } from '../../contracts/documents/document-file-key.ts';
import type { DocumentPlace } from '../../domain/document/document.ts';
import { nameFromHeader } from './file-name-in-header.ts';

const MOST_UPLOADED_BYTES = 30 * 1024 * 1024;
const FORM_SECONDS = 600;
const ADDRESS_SECONDS = 60;
const NAME_FIELD = 'x-amz-meta-file-name';
// biome-ignore lint/suspicious/noTemplateCurlyInString: S3 puts the name of the sender's file in its place, in any field
const SENDERS_NAME = '${filename}';

const CONTENT_TYPE = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Left out by functions that have nothing to do with one of them. */
export interface DocumentBuckets {
  readonly uploads?: string;
  readonly clean?: string;
  /** Where our own pages are: the store sends browsers back there. */
  readonly origin?: string;
}

/** Documents in two buckets with versions: uploads, that no page ever reads from, and clean copies. */
export class S3DocumentFiles implements DocumentFiles {
  readonly #client: S3Client;
  readonly #buckets: DocumentBuckets;

  constructor(client: S3Client, buckets: DocumentBuckets) {
    this.#client = client;
    this.#buckets = buckets;
  }

  /** Asked of the SDK, which knows how a bucket is addressed in its region: no call is made. */
  async uploadOrigin(): Promise<string> {
    const { url } = await createPresignedPost(this.#client, { Bucket: this.#bucket('uploads'), Key: '-' });
    return new URL(url).origin;
  }

  async uploadForm(place: DocumentPlace, goTo: string | null): Promise<UploadForm> {
    const { url, fields } = await createPresignedPost(this.#client, {
      Bucket: this.#bucket('uploads'),
      Key: documentFileKey(place),
      Expires: FORM_SECONDS,
      Fields: { 'Content-Type': 'application/octet-stream', ...this.#redirect(goTo) },
      Conditions: [
        ['content-length-range', 0, MOST_UPLOADED_BYTES],
        ['starts-with', `$${NAME_FIELD}`, ''],
      ],
    });
    return { url, fields: { ...fields, [NAME_FIELD]: SENDERS_NAME } };
  }

  async look(place: DocumentPlace, version: string): Promise<FileSeen | null> {
    try {
      const head = await this.#client.send(new HeadObjectCommand(this.#upload(place, version)));
      const named = head.Metadata?.['file-name'];
      return {
        etag: (head.ETag ?? '').replaceAll('"', ''),
        bytes: head.ContentLength ?? 0,
        named: named === undefined || named === SENDERS_NAME ? null : nameFromHeader(named),
      };
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  async read(place: DocumentPlace, version: string): Promise<Uint8Array> {
    const { Body } = await this.#client.send(new GetObjectCommand(this.#upload(place, version)));
    if (!Body) throw new Error(`The upload of document ${place.id} has no bytes`);
    return Body.transformToByteArray();
  }

  async keepClean(place: DocumentPlace, bytes: Uint8Array, type: 'pdf' | 'docx', disposition: string): Promise<string> {
    const { VersionId } = await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket('clean'),
        Key: documentFileKey(place),
        Body: bytes,
        ContentType: CONTENT_TYPE[type],
        ContentDisposition: disposition,
      }),
    );
    if (!VersionId) throw new Error('The bucket of clean documents keeps no versions');
    return VersionId;
  }

  address(place: DocumentPlace, version: string): Promise<string> {
    const copy = new GetObjectCommand({
      Bucket: this.#bucket('clean'),
      Key: documentFileKey(place),
      VersionId: version,
    });
    return getSignedUrl(this.#client, copy, { expiresIn: ADDRESS_SECONDS });
  }

  async destroy(place: DocumentPlace): Promise<void> {
    const Key = documentFileKey(place);
    for (const Bucket of [this.#bucket('uploads'), this.#bucket('clean')]) {
      // One key has a handful of versions; were there ever more than a page of them, the next call takes the rest.
      const { Versions = [], IsTruncated } = await this.#client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: Key }),
      );
      for (const { VersionId } of Versions.filter((one) => one.Key === Key))
        await this.#client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      if (IsTruncated) throw new Error(`Not all versions of document ${place.id} are destroyed yet`);
    }
  }

  #upload(place: DocumentPlace, version: string) {
    return { Bucket: this.#bucket('uploads'), Key: documentFileKey(place), VersionId: version };
  }

  #redirect(goTo: string | null) {
    return goTo === null ? {} : { success_action_redirect: `${this.#buckets.origin ?? ''}${goTo}` };
  }

  #bucket(which: 'uploads' | 'clean'): string {
    const bucket = this.#buckets[which];
    if (!bucket) throw new Error(`This function was given no bucket of ${which} documents`);
    return bucket;
  }
}
