import type { SeenRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { ageOn } from '../../../shared/domain/assessment/age.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { printedText } from '../../../shared/pages/printed-text.ts';

const spaced = (nhsNumber: string): string => nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');

/** The rows of the request's summary list: who the child is. An address that is withheld hides the contacts with it. */
export const childFacts = ({ details, assessment }: SeenRequest, today: IsoDate) => {
  const year = assessment.yearGroup === null ? '' : `, year ${assessment.yearGroup}`;
  const contacts = details.addressWithheld
    ? []
    : details.contacts.map(({ name, relation, phone, email }) =>
        [`${name} (${relation})`, phone, email].filter(Boolean).join(', '),
      );
  const rows: readonly (readonly [string, string | null])[] = [
    ['Date of birth', `${showDay(details.childDateOfBirth)} (age ${ageOn(details.childDateOfBirth, today)}${year})`],
    ['School', details.school],
    ['NHS number', details.nhsNumber && spaced(details.nhsNumber)],
    ['Address', details.addressWithheld ? 'Withheld for safety: ring the caseworker' : details.address],
    ['Contacts', contacts.join('\n') || null],
    ['Caseworker', assessment.caseworkerEmail],
  ];
  return rows.flatMap(([key, text]) =>
    text ? [{ key: { text: key }, value: { html: printedText(text), classes: 'printed' } }] : [],
  );
};
