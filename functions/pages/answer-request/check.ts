import { fingerprintOf, loadDraft } from '../../../shared/application/adviser/save-draft.ts';
import { submitAdvice } from '../../../shared/application/adviser/submit-advice.ts';
import { type FoundRequest, findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import type { Draft as Stored } from '../../../shared/application/ports/assessment-store.ts';
import { usuallySentBack } from '../../../shared/domain/advice-request/usually-sent-back.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { asksForAdulthood, isLate } from './advice.ts';
import { type BasisOfAdvice, basisOf, type Draft, faultsOf, seenOnOf } from './advice-draft.ts';
import { adviserFrame } from './adviser-frame.ts';
import { type AnswerDocuments, answerDocuments, filesOf } from './answer-documents.ts';
import { checkRows, sectionsOf } from './check-rows.ts';
import { lateReasonOf } from './late-reasons.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

const hasAnswer = (status: string): boolean =>
  status === 'submitted' || status === 'accepted' || status === 'not-known';

const CHANGED = 'A colleague changed the advice since you opened this page. Check it again.';

/** What is to be sent: the draft, and the documents that were added. */
interface ToSend extends Stored {
  readonly documents: AnswerDocuments;
}
/** What the page showed, so that nothing else is sent: what the draft says and the documents that were ready. */
const markOf = ({ ports }: AdviserContext, { fields, documents }: ToSend): string =>
  fingerprintOf(ports, JSON.stringify([Object.entries(fields).sort(), documents.ready.toSorted()]));

const checkPage = (context: AdviserContext, found: FoundRequest, draft: ToSend, changed = false): PageAnswer => ({
  status: 200,
  ...renderPage('answer/check.njk', {
    ...adviserFrame(context, `Check before you send, request ${found.id}`),
    id: found.id,
    due: showDay(found.request.dueOn),
    mark: markOf(context, draft),
    waiting: draft.documents.waiting,
    changed: changed && CHANGED,
    remarks: usuallySentBack(sectionsOf(draft.fields), filesOf(draft.documents) > 0),
    rows: checkRows(
      found.id,
      draft.fields,
      { adulthood: asksForAdulthood(found), late: isLate(found, context) },
      draft.documents,
    ),
  }),
});

/** The draft to be checked or sent; or where to go on where there is nothing to send, or not yet. */
const toBeSent = async (context: AdviserContext, found: FoundRequest): Promise<ToSend | { readonly goTo: string }> => {
  const { id, request } = found;
  if (hasAnswer(request.status)) return { goTo: `/answer/${id}/sent` };
  const draft = await loadDraft(context.ports, context.live, found);
  const documents = await answerDocuments(context, found);
  const files = filesOf(documents);
  const faults = faultsOf(draft.fields, context.ports.clock.today(), isLate(found, context), files);
  return Object.keys(faults).length > 0 ? { goTo: `/answer/${id}/advice` } : { ...draft, documents };
};

export const showCheck = withSession(async (_request, context, { id = '' }) => {
  const found = await findForAdviser(context.ports, context.live, id);
  if (!found) return notFound();
  const draft = await toBeSent(context, found);
  return 'goTo' in draft ? draft : checkPage(context, found, draft);
});

const contentOf = (found: FoundRequest, draft: Draft, basis: BasisOfAdvice) => ({
  sections: {
    ...sectionsOf(draft),
    preparingForAdulthood: asksForAdulthood(found) ? (draft.preparingForAdulthood ?? '') : null,
  },
  givenBy: {
    name: draft.name ?? '',
    profession: draft.profession ?? '',
    registration: draft.registration || null,
    seenOn: seenOnOf(draft) || null,
    basis,
  },
  safeguardingRead: true,
});

/** Sent twice (back, refresh, a double click): the second finds the answer and shows its receipt. What was not checked is not sent. */
export const send = withSession(async (request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  const draft = await toBeSent(context, found);
  if ('goTo' in draft) return draft;
  if (draft.documents.waiting) return checkPage(context, found, draft);
  if (request.form.get('mark') !== markOf(context, draft)) return checkPage(context, found, draft, true);
  const { fields, revision } = draft;
  const basis = basisOf(fields);
  if (!basis) return { goTo: `/answer/${id}/advice` };
  const lateReason = isLate(found, context) ? lateReasonOf(fields.lateReason ?? '') : null;
  const decided = await submitAdvice(
    ports,
    live,
    id,
    lateReason,
    contentOf(found, fields, basis),
    revision,
    draft.documents.ready,
  );
  if (!decided) return notFound();
  if (decided.ok) return { goTo: `/answer/${id}/sent` };
  const now = await findForAdviser(ports, live, id);
  return now && hasAnswer(now.request.status)
    ? { goTo: `/answer/${id}/sent` }
    : refused(live.opened.council, decided.refusal.reason, id);
});
