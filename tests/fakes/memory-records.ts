import { MemoryAccessStore } from './memory-access-store.ts';
import { MemoryAssessmentStore } from './memory-assessment-store.ts';
import { MemoryDirectoryStore } from './memory-directory-store.ts';
import { MemoryDocumentFiles } from './memory-document-files.ts';
import { MemoryDocumentStore } from './memory-document-store.ts';
import { MemoryKeptForms } from './memory-kept-forms.ts';
import { MemoryMailStore } from './memory-mail-store.ts';
import { MemoryRunBook } from './memory-run-book.ts';
import { MemoryVouchingStore } from './memory-vouching-store.ts';

/** The tables in memory, joined as transactions join them: a claimed mail puts links and codes, a decision puts mails. */
export const memoryRecords = () => {
  const access = new MemoryAccessStore();
  const mails = new MemoryMailStore({
    requestOf: (council, request) => assessments.requestOf(council, request),
    putLink: (link) => access.putLink(link),
    putCode: (code) => access.putCode(code),
  });
  const assessments: MemoryAssessmentStore = new MemoryAssessmentStore(mails);
  return {
    assessments,
    documents: new MemoryDocumentStore(),
    documentFiles: new MemoryDocumentFiles(),
    mails,
    access,
    vouching: new MemoryVouchingStore(),
    keptForms: new MemoryKeptForms(),
    directory: new MemoryDirectoryStore(),
    runBook: new MemoryRunBook(),
  };
};
