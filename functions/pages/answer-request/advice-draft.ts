import { writtenTwice } from '../../../shared/domain/advice-request/merge-draft.ts';
import { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { dayFields, dayOf, type Faults } from './adviser-frame.ts';

/** The fields of the advice, as they are kept between visits. */
export type Draft = Readonly<Record<string, string>>;

const TEXTS = ['needs', 'outcomes', 'provision', 'preparingForAdulthood'] as const;
const LINES = ['name', 'profession', 'registration', 'basis', 'lateReason'] as const;
const DAY_PARTS = ['seenOn-day', 'seenOn-month', 'seenOn-year'] as const;
const MAX_TEXT = 60_000;
const MAX_LINE = 200;

export const draftOf = (form: URLSearchParams): Draft => ({
  ...Object.fromEntries(TEXTS.map((name) => [name, (form.get(name) ?? '').replace(/\r\n/g, '\n').slice(0, MAX_TEXT)])),
  ...Object.fromEntries(
    [...LINES, ...DAY_PARTS].map((name) => [name, (form.get(name) ?? '').trim().slice(0, MAX_LINE)]),
  ),
});

/** The fingerprints that a form was given of the texts that it showed, by field. */
export const shownOf = (form: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (name.startsWith('was-') ? [[name.slice('was-'.length), value]] : [])),
  );

const TWO_TEXTS =
  'Two people wrote here at the same time. Keep what is right, and take out the line that says who wrote';

export const seenOnOf = (draft: Draft): IsoDate | '' => dayOf(dayFields(new URLSearchParams(draft), 'seenOn'));

export const BASES = [
  { value: 'in-person', text: 'Seeing the child in person' },
  { value: 'by-video', text: 'Seeing the child by video' },
  { value: 'from-records', text: 'Records only' },
] as const;
export type BasisOfAdvice = (typeof BASES)[number]['value'];
export const basisOf = (draft: Draft): BasisOfAdvice | null =>
  BASES.find(({ value }) => value === draft.basis)?.value ?? null;

const empty = (draft: Draft, name: string): boolean => (draft[name] ?? '').trim() === '';

/** What must be mended before the advice can be sent, by field. */
export const faultsOf = (draft: Draft, today: IsoDate, late: boolean, documents: number): Faults => {
  const seenOn = seenOnOf(draft);
  const seen = IsoDate.safeParse(seenOn).success && seenOn <= today;
  const needsDay = basisOf(draft) !== 'from-records';
  return {
    ...(documents === 0 && empty(draft, 'needs') && empty(draft, 'outcomes') && empty(draft, 'provision')
      ? { needs: 'Enter your advice in at least one of the sections, or add a document' }
      : {}),
    ...Object.fromEntries(writtenTwice(draft).map((field) => [field, TWO_TEXTS])),
    ...(empty(draft, 'name') ? { name: 'Enter the name of the person who gives this advice' } : {}),
    ...(empty(draft, 'profession') ? { profession: 'Enter their profession' } : {}),
    ...(basisOf(draft) ? {} : { basis: 'Choose what the advice is based on' }),
    ...((needsDay && !seen) || (seenOn !== '' && !seen)
      ? { seenOn: 'Enter the day on which the child was seen, today or earlier' }
      : {}),
    ...(late && empty(draft, 'lateReason') ? { lateReason: 'Choose why this advice is late' } : {}),
  };
};
