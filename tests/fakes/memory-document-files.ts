import type { DocumentFiles, FileSeen } from '../../shared/application/ports/document-files.ts';
import { documentFileKey } from '../../shared/contracts/documents/document-file-key.ts';
import type { DocumentPlace } from '../../shared/domain/document/document.ts';

interface Upload {
  readonly bytes: Uint8Array;
  readonly named: string | null;
}

/** Files of documents in memory: `post` is what a browser does with a form. */
export class MemoryDocumentFiles implements DocumentFiles {
  readonly uploads = new Map<string, Upload>();
  readonly copies = new Map<string, Uint8Array>();
  /** Under what each copy is given, by where it is. */
  readonly dispositions = new Map<string, string>();
  #versions = 0;

  /** Gives the upload's version. */
  post(place: DocumentPlace, bytes: Uint8Array, named: string | null = 'advice.pdf'): string {
    const version = this.#next();
    this.uploads.set(this.#at(place, version), { bytes, named });
    return version;
  }

  async uploadOrigin(): Promise<string> {
    return 'https://uploads.s3.example';
  }

  async uploadForm(place: DocumentPlace, goTo: string | null) {
    const fields = { key: documentFileKey(place), ...(goTo !== null && { success_action_redirect: goTo }) };
    return { url: 'https://uploads.s3.example/', fields };
  }

  async look(place: DocumentPlace, version: string): Promise<FileSeen | null> {
    const upload = this.uploads.get(this.#at(place, version));
    return upload ? { etag: `etag-${version}`, bytes: upload.bytes.length, named: upload.named } : null;
  }

  async read(place: DocumentPlace, version: string): Promise<Uint8Array> {
    const upload = this.uploads.get(this.#at(place, version));
    if (!upload) throw new Error(`There is no upload ${version}`);
    return upload.bytes;
  }

  async keepClean(place: DocumentPlace, bytes: Uint8Array, _type: string, disposition: string): Promise<string> {
    const version = this.#next();
    this.copies.set(this.#at(place, version), bytes);
    this.dispositions.set(this.#at(place, version), disposition);
    return version;
  }

  async address(place: DocumentPlace, version: string): Promise<string> {
    return `https://documents.s3.example/${this.#at(place, version)}`;
  }

  async destroy(place: DocumentPlace): Promise<void> {
    for (const kept of [this.uploads, this.copies])
      for (const at of [...kept.keys()]) if (at.startsWith(this.#at(place, ''))) kept.delete(at);
  }

  #next(): string {
    this.#versions += 1;
    return `v${this.#versions}`;
  }

  #at(place: DocumentPlace, version: string): string {
    return `${documentFileKey(place)}?${version}`;
  }
}
