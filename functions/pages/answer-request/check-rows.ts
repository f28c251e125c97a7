import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { printedText } from '../../../shared/pages/printed-text.ts';
import { BASES, type Draft, seenOnOf } from './advice-draft.ts';
import type { AnswerDocuments } from './answer-documents.ts';
import { lateReasonItems } from './late-reasons.ts';

export const sectionsOf = (draft: Draft) => ({
  needs: draft.needs ?? '',
  outcomes: draft.outcomes ?? '',
  provision: draft.provision ?? '',
});

/** What is about to be sent, each with a way back to change it. */
export const checkRows = (
  id: string,
  draft: Draft,
  { adulthood, late }: { readonly adulthood: boolean; readonly late: boolean },
  documents: AnswerDocuments,
) => {
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
  const files = {
    key: { text: 'Documents' },
    value: {
      html: printedText(
        documents.rows.map(({ fileName, tag }) => `${fileName}: ${tag.toLowerCase()}`).join('\n') || 'None',
      ),
      classes: 'printed',
    },
    actions: { items: [{ href: `/answer/${id}/documents`, text: 'Change', visuallyHiddenText: 'documents' }] },
  };
  const texts = rows.map(([field, label, text]) => ({
    key: { text: label },
    value: { html: printedText(text || 'Nothing entered'), classes: 'printed' },
    actions: {
      items: [{ href: `/answer/${id}/advice#${field}`, text: 'Change', visuallyHiddenText: label.toLowerCase() }],
    },
  }));
  return [...texts.slice(0, adulthood ? 4 : 3), files, ...texts.slice(adulthood ? 4 : 3)];
};
