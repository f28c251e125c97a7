import { S3Error } from './s3-error.ts';

export interface UploadForm {
  /** Fields before the file, by lower-case name; S3 ignores what comes after it. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Buffer;
}

/** What S3 puts the file's own name in place of, in any field. */
const FILE_NAME = /\$\{filename\}/;

/**
 * Reads a browser's multipart form.
 * @throws {S3Error} where it is none, or has no file
 */
export async function uploadForm(body: Buffer, contentType: string): Promise<UploadForm> {
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } })
    .formData()
    .catch(() => undefined);
  if (!form)
    throw new S3Error(
      'MalformedPOSTRequest',
      400,
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (name.toLowerCase() === 'file') {
      const file = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
      const fileName = typeof value === 'string' ? '' : value.name;
      for (const [field, text] of fields)
        fields.set(
          field,
          text.replace(FILE_NAME, () => fileName),
        );
      return { fields, file };
    }
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  throw new S3Error('InvalidArgument', 400, 'POST requires exactly one file upload per request.');
}
