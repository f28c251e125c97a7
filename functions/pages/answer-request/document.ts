import { removeDocument, showDocument } from '../../../shared/application/adviser/upload-document.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { documentWords } from './document-words.ts';
import { notFound } from './messages.ts';
import { withSession } from './session-cookie.ts';

const LOOK_AGAIN_SECONDS = 3;
/** A file that has only just gone may not have been noted yet. */
const ON_ITS_WAY = {
  tag: 'On its way',
  colour: 'yellow',
  heading: 'Your document is on its way',
  lines: ['This page looks again every few seconds.'],
};

/** The store sends the browser here with the mark of the file that it took: another than ours came under a form that was used before. */
const isAnother = (given: string | null, ours: string | undefined): boolean =>
  given !== null && ours !== undefined && given.replaceAll('"', '') !== ours;

const USED_BEFORE =
  'You chose another file under a form that had been used already, so the second file was not taken. Add it again from your documents.';

/** Where the browser comes after a file was posted: what becomes of it, asked again without a script until that is settled. */
export const documentPage = withSession(async (request, context, { id = '', document: documentId = '' }) => {
  const shown = await showDocument(context.ports, context.live, id, documentId);
  if (!shown) return notFound();
  const { document, sent } = shown;
  const { state } = document;
  const etag = request.query.get('etag');
  const justPosted = state.is === 'awaited' && (etag !== null || request.query.has('posted'));
  const words = justPosted ? ON_ITS_WAY : documentWords(document, sent);
  const another = isAnother(etag, 'upload' in state ? state.upload.etag : undefined);
  const fault = another ? USED_BEFORE : state.is === 'refused' ? words.lines[0] : undefined;
  const settled = !justPosted && state.is !== 'waiting' && state.is !== 'flagged';
  return {
    status: 200,
    ...renderPage('answer/document.njk', {
      ...adviserFrame(context, `${words.heading}, request ${id}`, fault ? { choose: fault } : {}),
      id,
      words,
      fileName: document.fileName,
      here: `/answer/${id}/documents/${documentId}`,
      looksAgain: !settled,
      ready: state.is === 'clean' && !sent,
      removable: !sent && 'upload' in state,
    }),
    ...(settled ? {} : { refresh: LOOK_AGAIN_SECONDS }),
  };
});

/** Takes a document back before it was sent. Twice shows the same. */
export const takeBack = withSession(async (_request, { ports, live }, { id = '', document = '' }) => {
  if (!(await showDocument(ports, live, id, document))) return notFound();
  await removeDocument(ports, live, id, document);
  return { goTo: `/answer/${id}/documents` };
});
