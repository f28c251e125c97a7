import { createHash } from 'node:crypto';
import type { Collection } from '../../engine/engine.ts';

export interface StoredObject {
  readonly contentType: string;
  /** Headers kept with the object, such as `x-amz-meta-…`, by lower-case name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly size: number;
  /** Platform time, an ISO instant. */
  readonly at: string;
  readonly base64: string;
}

/** The objects of all buckets, kept in DIR. */
export class ObjectStore {
  readonly #objects: Collection<StoredObject>;

  constructor(store: { collection<T>(name: string): Collection<T> }) {
    this.#objects = store.collection('s3-objects');
  }

  put(
    bucket: string,
    key: string,
    body: Buffer,
    about: Pick<StoredObject, 'contentType' | 'metadata' | 'at'>,
  ): StoredObject {
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const object = { ...about, etag, size: body.length, base64: body.toString('base64') };
    this.#objects.put(`${bucket}/${key}`, object);
    return object;
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.#objects.get(`${bucket}/${key}`);
  }

  delete(bucket: string, key: string): void {
    this.#objects.delete(`${bucket}/${key}`);
  }
}
