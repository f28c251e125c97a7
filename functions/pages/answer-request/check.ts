import { submitAdvice } from '../../../shared/application/adviser/submit-advice.ts';
import { findForAdviser } from '../../../shared/application/adviser/view-advice-request.ts';
import { usuallySentBack } from '../../../shared/domain/advice-request/usually-sent-back.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { printedText } from '../../../shared/pages/printed-text.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { asksForAdulthood, isLate, loadDraft } from './advice.ts';
import { BASES, basisOf, type Draft, faultsOf, seenOnOf } from './advice-draft.ts';
import { adviserFrame } from './adviser-frame.ts';
import { lateReasonItems, lateReasonOf } from './late-reasons.ts';
import { notFound, refused } from './messages.ts';
import { withSession } from './session-cookie.ts';

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

const hasAnswer = (status: string): boolean => status === 'submitted' || status === 'accepted';

export const showCheck = withSession(async (_request, context, { id = '' }) => {
  const found = await findForAdviser(context.ports, context.live, id);
  if (!found) return notFound();
  if (hasAnswer(found.request.status)) return { goTo: `/answer/${id}/sent` };
  const draft = await loadDraft(context, found);
  const late = isLate(found, context);
  if (Object.keys(faultsOf(draft, context.ports.clock.today(), late)).length > 0)
    return { goTo: `/answer/${id}/advice` };
  return {
    status: 200,
    ...renderPage('answer/check.njk', {
      ...adviserFrame(context, `Check before you send, request ${id}`),
      id,
      due: showDay(found.request.dueOn),
      remarks: usuallySentBack(sectionsOf(draft)),
      rows: rowsOf(id, draft, asksForAdulthood(found), late),
    }),
  };
});

/** Sent twice (back, refresh, a double click): the second finds the answer and shows its receipt. */
export const send = withSession(async (_request, context, { id = '' }) => {
  const { ports, live } = context;
  const found = await findForAdviser(ports, live, id);
  if (!found) return notFound();
  if (hasAnswer(found.request.status)) return { goTo: `/answer/${id}/sent` };
  const draft = await loadDraft(context, found);
  const late = isLate(found, context);
  const basis = basisOf(draft);
  if (!basis || Object.keys(faultsOf(draft, ports.clock.today(), late)).length > 0)
    return { goTo: `/answer/${id}/advice` };
  const decided = await submitAdvice(ports, live, id, late ? lateReasonOf(draft.lateReason ?? '') : null, {
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
  if (!decided) return notFound();
  return decided.ok ? { goTo: `/answer/${id}/sent` } : refused(live.opened.council, decided.refusal.reason, id);
});
