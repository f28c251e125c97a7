import { findForAdviser, type SeenRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { BASES, type Draft, draftOf, faultsOf } from './advice-draft.ts';
import { adviserFrame, dayFields, dayItems, type Faults } from './adviser-frame.ts';
import { lateReasonItems } from './late-reasons.ts';
import { notFound } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

type Found = Omit<SeenRequest, 'details'>;

/** Preparation for adulthood belongs in advice from year 9 (regulation 6(1)(g)). */
const ADULTHOOD_FROM_YEAR = 9;
export const asksForAdulthood = ({ assessment }: Found): boolean => (assessment.yearGroup ?? 0) >= ADULTHOOD_FROM_YEAR;
export const isLate = ({ request }: Found, context: AdviserContext): boolean =>
  (request.status === 'requested' || request.status === 'acknowledged') && request.dueOn < context.ports.clock.today();

const advicePage = (context: AdviserContext, found: Found, draft: Draft, faults: Faults): PageAnswer => ({
  status: 200,
  ...renderPage('answer/advice.njk', {
    ...adviserFrame(context, `Give your advice, request ${found.id}`, faults),
    id: found.id,
    due: showDay(found.request.dueOn),
    f: draft,
    adulthood: asksForAdulthood(found),
    bases: BASES.map((basis) => ({ ...basis, checked: draft.basis === basis.value })),
    seenOn: dayItems(dayFields(new URLSearchParams(draft), 'seenOn'), 'seenOn' in faults),
    lateReasons: isLate(found, context) ? lateReasonItems(draft.lateReason ?? '') : null,
  }),
});

export const loadDraft = async ({ ports, live }: AdviserContext, { assessment, request }: Found): Promise<Draft> =>
  (await ports.assessments.draft(live.session.council, assessment.key, request.number)) ?? {
    name: live.session.name ?? '',
    profession: live.session.role ?? '',
  };

export const showAdvice = withSession(async (request, context, { id = '' }) => {
  const found = await findForAdviser(context.ports, context.live, id);
  if (!found) return notFound();
  return advicePage(context, found, context.restored ? draftOf(request.form) : await loadDraft(context, found), {});
});

/** What was typed is kept first, whatever is wrong with it. */
export const saveAdvice = withSession(async (request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  const draft = draftOf(request.form);
  await ports.assessments.saveDraft(live.session.council, found.assessment.key, found.request.number, draft);
  if (request.form.get('go') === 'save') return { goTo: `/answer/${id}` };
  const faults = faultsOf(draft, ports.clock.today(), isLate(found, context));
  return Object.keys(faults).length > 0 ? advicePage(context, found, draft, faults) : { goTo: `/answer/${id}/check` };
});
