import { declareNotKnown } from '../../../shared/application/adviser/submit-advice.ts';
import { findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { IsoDate } from '../../../shared/domain/calendar/days.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame, dayFields, dayItems, dayOf, type Faults } from './adviser-frame.ts';
import { lateReasonItems, lateReasonOf } from './late-reasons.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

const MAX = 200;

const notKnownPage = (
  context: AdviserContext,
  id: string,
  late: boolean,
  form: URLSearchParams,
  faults: Faults,
): PageAnswer => ({
  status: 200,
  ...renderPage('answer/not-known.njk', {
    ...adviserFrame(context, 'We have no record of this child', faults),
    id,
    f: Object.fromEntries(form),
    checkedOn: dayItems(dayFields(form, 'checkedOn'), 'checkedOn' in faults),
    lateReasons: late ? lateReasonItems(form.get('lateReason') ?? '') : null,
  }),
});

export const showNotKnown = withSession(async (request, context, { id = '' }) => {
  const found = await findForAdviser(context.ports, context.live, id);
  if (!found) return notFound();
  return notKnownPage(context, id, found.request.dueOn < context.ports.clock.today(), request.form, {});
});

export const sendNotKnown = withSession(async (request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  const text = (name: string): string => (request.form.get(name) ?? '').trim().slice(0, MAX);
  const checkedOn = dayOf(dayFields(request.form, 'checkedOn'));
  const late = found.request.dueOn < ports.clock.today();
  const lateReason = lateReasonOf(text('lateReason'));
  const faults: Faults = {
    ...(text('checkedBy') ? {} : { checkedBy: 'Enter who checked the records' }),
    ...(text('records') ? {} : { records: 'Enter which records were checked' }),
    ...(IsoDate.safeParse(checkedOn).success && checkedOn <= ports.clock.today()
      ? {}
      : { checkedOn: 'Enter the day on which the records were checked, today or earlier' }),
    ...(late && !lateReason ? { lateReason: 'Choose why this answer is late' } : {}),
  };
  if (Object.keys(faults).length > 0) return notKnownPage(context, id, late, request.form, faults);
  const decided = await declareNotKnown(ports, live, id, late ? lateReason : null, {
    checkedBy: text('checkedBy'),
    records: text('records'),
    checkedOn,
    askInstead: text('askInstead') || null,
  });
  if (!decided) return notFound();
  return decided.ok ? { goTo: `/answer/${id}/sent` } : refused(live.opened.council, decided.refusal.reason, id);
});
