import { beginDocument, showDocuments } from '../../../shared/application/adviser/upload-document.ts';
import type { ListedDocument } from '../../../shared/application/documents/list-documents.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { documentWords, sizeInWords } from './document-words.ts';
import { notFound } from './messages.ts';
import { withSession } from './session-cookie.ts';

const row = (id: string, { document, sent }: ListedDocument) => {
  const { tag, colour, lines } = documentWords(document, sent);
  return {
    href: `/answer/${id}/documents/${document.id}`,
    fileName: document.fileName || 'A file without a name',
    size: 'upload' in document.state ? sizeInWords(document.state.upload.bytes) : '',
    tag,
    colour,
    first: lines[0],
  };
};

/** The documents of an answer, and a form that posts one more straight to the store: its origin stands in the page's policy. */
export const documentsPage = withSession(async (_request, context, { id = '' }) => {
  const shown = await showDocuments(context.ports, context.live, id);
  if (!shown) return notFound();
  const { listed, form } = shown;
  return {
    status: 200,
    ...renderPage('answer/documents.njk', {
      ...adviserFrame(context, `Documents for request ${id}`),
      id,
      rows: listed.map((one) => row(id, one)),
      form: form && { url: form.url, fields: Object.entries(form.fields).map(([name, value]) => ({ name, value })) },
    }),
    ...(form && { formsTo: [new URL(form.url).origin] }),
  };
});

/** What the advice page's script posts a chosen file with; the words for when none can be added. */
export const formForScript = withSession(async (_request, { ports, live }, { id = '' }) => {
  const form = await beginDocument(ports, live, id);
  if (!form) return notFound();
  const answer = form === 'full' ? { problem: 'No more documents can be added now.' } : form;
  return { status: form === 'full' ? 409 : 201, text: JSON.stringify(answer), type: 'application/json' };
});
