import { claimException } from '../../../shared/application/adviser/claim-exception.ts';
import { AdviserException } from '../../../shared/domain/advice-request/advice-request.ts';
import { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { dayFields, dayItems, dayOf, type Faults } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import type { AdviserContext } from './session-cookie.ts';
import { type Found, faultOfText, isAtFault, textOf, wayFrame, withWay } from './way-page.ts';

/** The days that each ground asks for. */
const DAYS = {
  'exceptional-circumstances': [],
  'absence-from-area': ['from', 'to'],
  'missed-appointment': ['on'],
} as const satisfies Record<AdviserException, readonly string[]>;
type Day = 'from' | 'to' | 'on';

const exceptionPage = (context: AdviserContext, found: Found, form: URLSearchParams, faults: Faults): PageAnswer => {
  const day = (name: Day) => dayItems(dayFields(form, name), name in faults);
  return {
    status: 200,
    ...renderPage('answer/exception.njk', {
      ...wayFrame(
        context,
        found,
        'We cannot meet the date because of the child’s or family’s circumstances',
        form,
        faults,
      ),
      received: showDay(found.request.receivedOn),
      chosen: form.get('kind') ?? '',
      from: day('from'),
      to: day('to'),
      missed: day('on'),
    }),
  };
};

export const showException = withWay('claim-exception', async (request, context, found) =>
  exceptionPage(context, found, request.form, {}),
);

/** A day that was typed but is none has its fault here; whether a day is missing or cannot count, the domain says in its own words. */
const dayFaults = (form: URLSearchParams, days: readonly Day[]): Faults =>
  Object.fromEntries(
    days
      .filter((name) => {
        const day = dayOf(dayFields(form, name));
        return day !== '' && !IsoDate.safeParse(day).success;
      })
      .map((name) => [name, 'The date must be a real date']),
  );

export const sendException = withWay('claim-exception', async (request, context, found) => {
  const { form } = request;
  const { council } = context.live.opened;
  const kind = AdviserException.safeParse(form.get('kind')).data;
  const days: readonly Day[] = kind ? DAYS[kind] : [];
  const faults: Faults = {
    ...(kind ? {} : { kind: 'Choose what made it impractical' }),
    ...dayFaults(form, days),
    ...faultOfText(form, 'why', 'Enter why this made it impractical to give the advice in time'),
  };
  if (!kind || isAtFault(faults)) return exceptionPage(context, found, form, faults);
  const day = (name: Day): IsoDate | null => (days.includes(name) ? dayOf(dayFields(form, name)) || null : null);
  const claim = { kind, why: textOf(form, 'why'), from: day('from'), to: day('to'), on: day('on') };
  const decided = await claimException(context.ports, context.live, found.id, claim);
  if (!decided) return notFound();
  if (decided.ok) return { goTo: `/answer/${found.id}?told=exception` };
  const { field, reason } = decided.refusal;
  return field ? exceptionPage(context, found, form, { [field]: reason }) : refused(council, reason, found.id);
});
