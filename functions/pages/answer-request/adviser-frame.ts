import { hasMailbox } from '../../../shared/application/adviser/hold-address.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { csrfField } from '../../../shared/lambda/csrf.ts';
import { frameOf } from '../../../shared/pages/council-frame.ts';
import type { PageModel } from '../../../shared/pages/render-page.ts';
import type { AdviserContext } from './session-cookie.ts';

export type Faults = Readonly<Record<string, string>>;

/** What every page behind the session shows and needs; `faults` by field become the error summary and the fields' own. */
export const adviserFrame = (
  { live, secret, restored }: AdviserContext,
  title: string,
  faults: Faults = {},
): PageModel => ({
  council: frameOf(live.opened.council),
  title,
  service: live.opened.team.service,
  organisation: live.opened.team.organisation,
  csrf: csrfField(secret),
  listed: live.session.request === null,
  home: live.session.request === null ? '/answer' : `/answer/${live.session.request}`,
  restored,
  navigation: [
    ...(live.session.request === null ? [{ href: '/answer', text: 'Your team’s list' }] : []),
    ...(hasMailbox(live) ? [{ href: '/answer/addresses', text: 'Who may get codes' }] : []),
  ],
  errors: Object.entries(faults).map(([field, text]) => ({ text, href: `#${field}` })),
  e: Object.fromEntries(Object.entries(faults).map(([field, text]) => [field, { text }])),
});

const PARTS = ['day', 'month', 'year'] as const;
type DayFields = Record<(typeof PARTS)[number], string>;

export const dayFields = (form: URLSearchParams, name: string): DayFields => ({
  day: (form.get(`${name}-day`) ?? '').trim(),
  month: (form.get(`${name}-month`) ?? '').trim(),
  year: (form.get(`${name}-year`) ?? '').trim(),
});

/** The day that three fields give; '' where all are empty, and a text that is no day where they give none. */
export const dayOf = ({ day, month, year }: DayFields): IsoDate | '' =>
  day === '' && month === '' && year === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

export const dayItems = (fields: DayFields, atFault: boolean) =>
  PARTS.map((name) => ({
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    value: fields[name],
    classes: `govuk-input--width-${name === 'year' ? 4 : 2}${atFault ? ' govuk-input--error' : ''}`,
  }));
