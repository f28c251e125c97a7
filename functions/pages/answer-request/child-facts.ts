import type { SeenRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { adviceAskedOf } from '../../../shared/domain/assessment/advice-sought.ts';
import { ageOn } from '../../../shared/domain/assessment/age.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { Council } from '../../../shared/domain/directory/council.ts';
import { printedText } from '../../../shared/pages/printed-text.ts';

/** Preparation for adulthood belongs in advice from year 9: regulation 6(1)(g). */
const ADULTHOOD_FROM_YEAR = 9;
const spaced = (nhsNumber: string): string => nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');

/** The rows of the request's summary list: what is asked, who the child is, whom to ask. An address that is withheld hides the contacts with it. */
export const childFacts = ({ details, assessment, request }: SeenRequest, council: Council, today: IsoDate) => {
  const { what, regulation } = adviceAskedOf(request.kind);
  const year = assessment.yearGroup === null ? '' : `, year ${assessment.yearGroup}`;
  const adulthood = (assessment.yearGroup ?? 0) >= ADULTHOOD_FROM_YEAR ? ', and on preparing for adulthood' : '';
  const contacts = details.addressWithheld
    ? []
    : details.contacts.map(({ name, relation, phone, email }) =>
        [`${name} (${relation})`, phone, email].filter(Boolean).join(', '),
      );
  const rows: readonly (readonly [string, string | null])[] = [
    ['We ask you for', `${what.charAt(0).toUpperCase()}${what.slice(1)}${adulthood} (regulation ${regulation})`],
    ['Date of birth', `${showDay(details.childDateOfBirth)} (age ${ageOn(details.childDateOfBirth, today)}${year})`],
    ['School', details.school],
    ['NHS number', details.nhsNumber && spaced(details.nhsNumber)],
    ['Address', details.addressWithheld ? 'Withheld for safety: ring the caseworker' : details.address],
    ['Contacts', contacts.join('\n') || null],
    ['Caseworker', [assessment.caseworkerEmail ?? council.sendMailbox, council.sendPhone].filter(Boolean).join(', ')],
  ];
  return rows.flatMap(([key, text]) =>
    text ? [{ key: { text: key }, value: { html: printedText(text), classes: 'printed' } }] : [],
  );
};
