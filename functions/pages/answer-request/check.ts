import { loadDraft } from '../../../shared/application/adviser/save-draft.ts';
import { submitAdvice } from '../../../shared/application/adviser/submit-advice.ts';
import { type FoundRequest, findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import type { Draft as Stored } from '../../../shared/application/ports/assessment-store.ts';
import { usuallySentBack } from '../../../shared/domain/advice-request/usually-sent-back.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { printedText } from '../../../shared/pages/printed-text.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { asksForAdulthood, isLate } from './advice.ts';
import { BASES, type BasisOfAdvice, basisOf, type Draft, faultsOf, seenOnOf } from './advice-draft.ts';
import { adviserFrame } from './adviser-frame.ts';
import { lateReasonItems, lateReasonOf } from './late-reasons.ts';
import { notFound, refused } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

const sectionsOf = (draft: Draft) => ({
  needs: draft.needs ?? '',
  outcomes: draft.outcomes ?? '',
  provision: draft.provision ?? '',
});

const rowsOf = (id: string, draft: Draft, adulthood: boolean, late: boolean) => {
  const seenOn = seenOnOf(draft);
  const rows: readonly (readonly [field: string, label: string, text: string])[] = [
    ['needs', 'Needs', draft.needs ?? ''],
    ['outcomes', 'Outcomes', draft.outcomes ?? ''],
    ['provision', 'Provision', draft.provision ?? ''],
    ...(adulthood
      ? [['preparingForAdulthood', 'Preparing for adulthood', draft.preparingForAdulthood ?? ''] as const]
      : []),
    ['name', 'Given by', [draft.name, draft.profession, draft.registration].filter(Boolean).join(', ')],
    ['basis', 'Based on', BASES.find(({ value }) => value === draft.basis)?.text ?? ''],
    ['seenOn', 'Date seen', seenOn && showDay(seenOn)],
    ...(late
      ? [
          [
            'lateReason',
            'Why it is late',
            lateReasonItems('').find(({ value }) => value === draft.lateReason)?.text ?? '',
          ] as const,
        ]
      : []),
  ];
  return rows.map(([field, label, text]) => ({
    key: { text: label },
    value: { html: printedText(text || 'Nothing entered'), classes: 'printed' },
    actions: {
      items: [{ href: `/answer/${id}/advice#${field}`, text: 'Change', visuallyHiddenText: label.toLowerCase() }],
    },
  }));
};

const hasAnswer = (status: string): boolean =>
  status === 'submitted' || status === 'accepted' || status === 'not-known';

const CHANGED = 'A colleague changed the advice since you opened this page. Check it again.';

const checkPage = (context: AdviserContext, found: FoundRequest, draft: Stored, changed = false): PageAnswer => ({
  status: 200,
  ...renderPage('answer/check.njk', {
    ...adviserFrame(context, `Check before you send, request ${found.id}`),
    id: found.id,
    due: showDay(found.request.dueOn),
    revision: draft.revision,
    changed: changed && CHANGED,
    remarks: usuallySentBack(sectionsOf(draft.fields)),
    rows: rowsOf(found.id, draft.fields, asksForAdulthood(found), isLate(found, context)),
  }),
});

/** The draft to be checked or sent; or where to go on where there is nothing to send, or not yet. */
const toBeSent = async (context: AdviserContext, found: FoundRequest): Promise<Stored | { readonly goTo: string }> => {
  const { id, request } = found;
  if (hasAnswer(request.status)) return { goTo: `/answer/${id}/sent` };
  const draft = await loadDraft(context.ports, context.live, found);
  const faults = faultsOf(draft.fields, context.ports.clock.today(), isLate(found, context));
  return Object.keys(faults).length > 0 ? { goTo: `/answer/${id}/advice` } : draft;
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
  if (request.form.get('revision') !== String(draft.revision)) return checkPage(context, found, draft, true);
  const { fields, revision } = draft;
  const basis = basisOf(fields);
  if (!basis) return { goTo: `/answer/${id}/advice` };
  const lateReason = isLate(found, context) ? lateReasonOf(fields.lateReason ?? '') : null;
  const decided = await submitAdvice(ports, live, id, lateReason, contentOf(found, fields, basis), revision);
  if (!decided) return notFound();
  if (decided.ok) return { goTo: `/answer/${id}/sent` };
  const now = await findForAdviser(ports, live, id);
  return now && hasAnswer(now.request.status)
    ? { goTo: `/answer/${id}/sent` }
    : refused(live.opened.council, decided.refusal.reason, id);
});
