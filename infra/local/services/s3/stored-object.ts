import { createHash } from 'node:crypto';
import type { Collection } from '../../engine/engine.ts';

export interface StoredObject {
  readonly contentType: string;
  /** Headers kept with the object, such as `x-amz-meta-…`, by lower-case name. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The `Content-Disposition` with which it was put. */
  readonly disposition?: string;
  readonly etag: string;
  readonly size: number;
  /** Platform time, an ISO instant. */
  readonly at: string;
  readonly base64: string;
  /** Where the bucket keeps versions. */
  readonly version?: string;
}

/** The objects of all buckets, kept in DIR: what a key has now, and every version of it in buckets that keep them. */
export class ObjectStore {
  readonly #objects: Collection<StoredObject>;
  readonly #versions: Collection<StoredObject>;

  constructor(store: { collection<T>(name: string): Collection<T> }) {
    this.#objects = store.collection('s3-objects');
    this.#versions = store.collection('s3-versions');
  }

  put(
    bucket: string,
    key: string,
    body: Buffer,
    about: Pick<StoredObject, 'contentType' | 'metadata' | 'at' | 'version' | 'disposition'>,
  ): StoredObject {
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const object = { ...about, etag, size: body.length, base64: body.toString('base64') };
    if (object.version) this.#versions.put(versionKey(bucket, key, object.version), object);
    this.#objects.put(`${bucket}/${key}`, object);
    return object;
  }

  get(bucket: string, key: string, version?: string | null): StoredObject | undefined {
    return version ? this.#versions.get(versionKey(bucket, key, version)) : this.#objects.get(`${bucket}/${key}`);
  }

  versionsOf(bucket: string, prefix: string): readonly { readonly key: string; readonly version: string }[] {
    return this.#versions.list({ prefix: `${bucket}/${prefix}` }).map(({ key }) => {
      const mark = key.lastIndexOf('?');
      return { key: key.slice(bucket.length + 1, mark), version: key.slice(mark + 1) };
    });
  }

  /** One version for good; without one, what the key has now. */
  delete(bucket: string, key: string, version?: string | null): void {
    if (version) this.#versions.delete(versionKey(bucket, key, version));
    if (!version || this.get(bucket, key)?.version === version) this.#objects.delete(`${bucket}/${key}`);
  }
}

const versionKey = (bucket: string, key: string, version: string): string => `${bucket}/${key}?${version}`;
