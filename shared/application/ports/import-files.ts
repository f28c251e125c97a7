/** Files of imports: uploaded by a presigned form, or put by the API; read back by the job. */
export interface ImportFiles {
  /** A form with which a browser or program uploads the file straight to the store within ten minutes. */
  form(
    council: string,
    id: string,
  ): Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>;
  put(council: string, id: string, bytes: Uint8Array): Promise<void>;
  read(council: string, id: string): Promise<AsyncIterable<Uint8Array>>;
}
