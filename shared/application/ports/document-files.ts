import type { DocumentPlace } from '../../domain/document/document.ts';

/** Where and with which fields a browser or program posts a file as `multipart/form-data`; the file itself comes last, as `file`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface FileSeen {
  readonly etag: string;
  readonly bytes: number;
  /** What the sender's machine calls it, where a browser told; as it came, in any characters. */
  readonly named: string | null;
}

/** Files of documents: uploads on their way in, and clean copies, apart from one another. */
export interface DocumentFiles {
  /** The origin that forms post to: a page's policy names it. */
  uploadOrigin(): Promise<string>;
  /** A form good for ten minutes and one document; `goTo` is the path of ours where the browser goes on, null where a program or a page's script posts. */
  uploadForm(place: DocumentPlace, goTo: string | null): Promise<UploadForm>;
  /** What is known of an upload's version without reading it; null where it is not there. */
  look(place: DocumentPlace, version: string): Promise<FileSeen | null>;
  /** The bytes of one upload's version. */
  read(place: DocumentPlace, version: string): Promise<Uint8Array>;
  /**
   * Keeps bytes that were scanned and checked, with the `Content-Disposition` under which they are always given; gives the version of the
   * copy. The name stands with the file, so that no address has it.
   */
  keepClean(place: DocumentPlace, bytes: Uint8Array, type: 'pdf' | 'docx', disposition: string): Promise<string>;
  /** An address that gives that version of the clean copy for 60 seconds, to be kept and not shown. */
  address(place: DocumentPlace, version: string): Promise<string>;
  /** Destroys all bytes for good: every upload and every copy, whether anybody knew of it or not. Again is no fault. */
  destroy(place: DocumentPlace): Promise<void>;
}
