import { fingerprintOf, loadDraft, SECTIONS, saveDraft } from '../../../shared/application/adviser/save-draft.ts';
import { type FoundRequest, findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { isOpen } from '../../../shared/domain/advice-request/life.ts';
import { writtenTwice } from '../../../shared/domain/advice-request/merge-draft.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { type FaultCode, MOST_BYTES } from '../../../shared/domain/document/document-faults.ts';
import { faultWords } from '../../../shared/domain/document/fault-words.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { BASES, type Draft, draftOf, faultsOf, shownOf } from './advice-draft.ts';
import { adviserFrame, dayFields, dayItems, type Faults } from './adviser-frame.ts';
import { answerDocuments, filesOf } from './answer-documents.ts';
import { earlierAnswer } from './earlier-answer.ts';
import { lateReasonItems } from './late-reasons.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

/** Preparation for adulthood belongs in advice from year 9 (regulation 6(1)(g)). */
const ADULTHOOD_FROM_YEAR = 9;
export const asksForAdulthood = ({ assessment }: FoundRequest): boolean =>
  (assessment.yearGroup ?? 0) >= ADULTHOOD_FROM_YEAR;
export const isLate = ({ request }: FoundRequest, context: AdviserContext): boolean =>
  (request.status === 'requested' || request.status === 'acknowledged') && request.dueOn < context.ports.clock.today();

/** A section in which nothing stands yet was shown empty. */
const EMPTY = Object.fromEntries(SECTIONS.map((section) => [section, '']));

const canAnswer = ({ request }: FoundRequest): boolean => isOpen(request.status);

/** `shown`: what the form knows of the texts that it began with; a form that comes back still knows what it knew. */
const advicePage = async (
  context: AdviserContext,
  found: FoundRequest,
  { fields, shown }: { readonly fields: Draft; readonly shown?: Readonly<Record<string, string>> },
  faults: Faults,
): Promise<PageAnswer> => ({
  status: 200,
  ...renderPage(
    'answer/advice.njk',
    {
      ...adviserFrame(context, `Give your advice, request ${found.id}`, faults),
      id: found.id,
      due: showDay(found.request.dueOn),
      f: fields,
      shown: Object.entries(shown ?? { ...EMPTY, ...fields }).map(([name, text]) => ({
        name: `was-${name}`,
        value: shown ? text : fingerprintOf(context.ports, text),
      })),
      adulthood: asksForAdulthood(found),
      earlier: await earlierAnswer(context, found),
      documents: (await answerDocuments(context, found)).rows,
      unsendable: { empty: inOneLine('empty'), tooLarge: inOneLine('too-large'), bytes: MOST_BYTES },
      bases: BASES.map((basis) => ({ ...basis, checked: fields.basis === basis.value })),
      seenOn: dayItems(dayFields(new URLSearchParams(fields), 'seenOn'), 'seenOn' in faults),
      lateReasons: isLate(found, context) ? lateReasonItems(fields.lateReason ?? '') : null,
    },
    'save-sections',
    'send-documents',
  ),
  scriptSendsTo: [await context.ports.documentFiles.uploadOrigin()],
});

/** What a browser can see of a file before it is sent, in the words of the check that looks at every file. */
const inOneLine = (fault: FaultCode): string => Object.values(faultWords(fault)).join(' ');

const answered = (context: AdviserContext, { request, id }: FoundRequest): PageAnswer =>
  'answer' in request
    ? { goTo: `/answer/${id}/sent` }
    : refused(context.live.opened.council, 'This request needs no advice from you any more.', id);

export const showAdvice = withSession(async (request, context, { id = '' }) => {
  const { ports, live, restored } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  if (!canAnswer(found)) return answered(context, found);
  if (restored) return advicePage(context, found, { fields: draftOf(request.form), shown: shownOf(request.form) }, {});
  const { fields } = await loadDraft(ports, live, found);
  return advicePage(context, found, { fields }, {});
});

/** One section, saved as it was left: by the page's script. Answers what stands there now and its fingerprint. */
const saveSection = async (request: PageRequest, context: AdviserContext, found: FoundRequest): Promise<PageAnswer> => {
  const section = SECTIONS.find((name) => name === request.form.get('section'));
  if (!section) return { status: 422, text: '{}', type: 'application/json' };
  const { [section]: text = '' } = draftOf(request.form);
  const saved = await saveDraft(context.ports, context.live, found, { [section]: text }, shownOf(request.form));
  const now = saved.fields[section] ?? '';
  const said = {
    was: fingerprintOf(context.ports, now),
    text: now,
    both: writtenTwice(saved.fields).includes(section),
  };
  return { status: 200, text: JSON.stringify(said), type: 'application/json' };
};

/** What was typed is kept first, whatever is wrong with it, and also where a colleague was faster to send. */
export const saveAdvice = withSession(async (request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  const go = request.form.get('go');
  if (go === 'section') return saveSection(request, context, found);
  const { fields } = await saveDraft(ports, live, found, draftOf(request.form), shownOf(request.form));
  if (!canAnswer(found)) return answered(context, found);
  if (go === 'save') return { goTo: `/answer/${id}` };
  if (go === 'documents') return { goTo: `/answer/${id}/documents` };
  const files = filesOf(await answerDocuments(context, found));
  const faults = faultsOf(fields, ports.clock.today(), isLate(found, context), files);
  return Object.keys(faults).length > 0
    ? advicePage(context, found, { fields }, faults)
    : { goTo: `/answer/${id}/check` };
});
