import type { FaultCode } from './document-faults.ts';

export interface FaultWords {
  /** What is wrong, as a sentence. */
  readonly wrong: string;
  /** What whoever sent it should do. */
  readonly todo: string;
}

const SAVE_AGAIN = 'Open it in the program that made it, save it as a PDF and send that.';
const ANOTHER_WAY = 'You can also type your advice into the form.';

const WORDS: Readonly<Record<FaultCode, FaultWords>> = {
  empty: {
    wrong: 'The file is empty.',
    todo: 'Choose the file again. If it is empty on your computer too, save it again first.',
  },
  'too-large': {
    wrong: 'The file is larger than 10 MB.',
    todo: 'Make it smaller, for example by saving it as a PDF with smaller pictures, or send it in parts.',
  },
  'not-pdf-or-docx': {
    wrong: 'The file is not a PDF or a Word document (DOCX).',
    todo: 'Save it as a PDF or a DOCX and send that.',
  },
  'name-and-content-differ': {
    wrong: 'What is in the file is not what its name says.',
    todo: SAVE_AGAIN,
  },
  'two-files-in-one': {
    wrong: 'There is more in the file than one document.',
    todo: SAVE_AGAIN,
  },
  broken: { wrong: 'The file is damaged, so nobody may be able to open it.', todo: SAVE_AGAIN },
  encrypted: {
    wrong: 'The file is protected by a password.',
    todo: 'Save it again without a password and send that. It is kept safe here without one.',
  },
  macros: {
    wrong: 'The document has macros in it.',
    todo: 'Save it as an ordinary Word document (DOCX) or a PDF and send that.',
  },
  'active-content': {
    wrong: 'The PDF has a script in it, or something that starts a program.',
    todo: 'Print it to a new PDF and send that.',
  },
  attachments: {
    wrong: 'There are other files attached inside the PDF.',
    todo: 'Print it to a new PDF and send that. Send each attached file by itself.',
  },
  'too-large-unzipped': {
    wrong: 'The document grows far too large when it is opened.',
    todo: 'Save it as a PDF and send that.',
  },
  malware: {
    wrong: 'Our scanner found something harmful in the file.',
    todo: 'Do not send it again. Tell your IT service, then send a document that is safe.',
  },
  'not-supported': { wrong: 'Our scanner could not look into the file.', todo: SAVE_AGAIN },
  'not-scanned': {
    wrong: 'We could not check the file within 15 minutes.',
    todo: `We go on trying, and this page shows when it is done. If you cannot wait, choose the file again. ${ANOTHER_WAY}`,
  },
  'scan-failed': { wrong: 'The check of the file failed.', todo: `Choose the file again. ${ANOTHER_WAY}` },
};

export const faultWords = (code: FaultCode): FaultWords => WORDS[code];
