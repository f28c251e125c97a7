import type { Answer } from '../../../shared/domain/advice-request/answer.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { printedText } from '../../../shared/pages/printed-text.ts';
import { BASES } from './advice-draft.ts';

type Row = readonly [label: string, text: string | null];

const rowsOf = (answer: Answer): readonly Row[] => {
  if (answer.outcome === 'not-known')
    return [
      ['Checked by', answer.checkedBy],
      ['Records checked', answer.records],
      ['Checked on', showDay(answer.checkedOn)],
      ['Whom to ask instead', answer.askInstead],
    ];
  const { sections, givenBy } = answer;
  return [
    ['Needs', sections.needs],
    ['Outcomes', sections.outcomes],
    ['Provision', sections.provision],
    ['Preparing for adulthood', sections.preparingForAdulthood],
    ['Documents', answer.documents.map(({ fileName }) => fileName).join('\n')],
    ['Given by', [givenBy.name, givenBy.profession, givenBy.registration].filter(Boolean).join(', ')],
    ['Based on', BASES.find(({ value }) => value === givenBy.basis)?.text ?? null],
    ['Date seen', givenBy.seenOn && showDay(givenBy.seenOn)],
  ];
};

/** What was sent, as rows of a summary list; what was left empty is left out. */
export const answerRows = (answer: Answer) =>
  rowsOf(answer).flatMap(([label, text]) =>
    text?.trim() ? [{ key: { text: label }, value: { html: printedText(text), classes: 'printed' } }] : [],
  );
