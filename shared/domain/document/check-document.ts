import { asText, startsWith } from './bytes-within.ts';
import { checkDocx } from './check-docx.ts';
import { checkPdf } from './check-pdf.ts';
import { type FaultCode, MOST_BYTES } from './document-faults.ts';
import { extensionOf } from './file-name.ts';
import type { Inflate } from './inflate.ts';

/** Nothing against it, and what it is; or what is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly type: 'pdf' | 'docx' }
  | { readonly ok: false; readonly fault: FaultCode };

const refused = (fault: FaultCode): Checked => ({ ok: false, fault });
const judged = (type: 'pdf' | 'docx', fault: FaultCode | null): Checked =>
  fault ? refused(fault) : { ok: true, type };

/** By size alone, before anything is read. */
export const faultOfSize = (bytes: number): FaultCode | null =>
  bytes < 1 ? 'empty' : bytes > MOST_BYTES ? 'too-large' : null;

/** Word's way to keep a document under a password: not a ZIP, but a container of Windows with the packed document in it. */
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const ENCRYPTED_PACKAGE = [...'EncryptedPackage'].join('\0');

const contentOf = (bytes: Uint8Array): 'pdf' | 'zip' | 'container' | 'other' => {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  return startsWith(bytes, CONTAINER) ? 'container' : 'other';
};

/** Judges a file by its size, its name and what is in it: a PDF or a Word document, that all can open and that does nothing by itself. */
export const checkDocument = (bytes: Uint8Array, fileName: string, inflate: Inflate): Checked => {
  const size = faultOfSize(bytes.length);
  if (size) return refused(size);
  const extension = extensionOf(fileName);
  const content = contentOf(bytes);
  if (extension === 'docm') return refused('macros');
  if (extension !== 'pdf' && extension !== 'docx') return refused('not-pdf-or-docx');
  if (content === 'other' && asText(bytes.subarray(0, 1024)).includes('%PDF-')) return refused('two-files-in-one');
  if (extension === 'pdf' && content === 'pdf') return judged('pdf', checkPdf(bytes, inflate));
  if (extension === 'docx' && content === 'zip') return judged('docx', checkDocx(bytes, inflate));
  if (extension === 'docx' && content === 'container' && asText(bytes).includes(ENCRYPTED_PACKAGE))
    return refused('encrypted');
  return refused('name-and-content-differ');
};
