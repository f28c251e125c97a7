import type { ListedRequest } from '../../../shared/application/adviser/list-team-requests.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';

const SOON_DAYS = 14;

/** How a request stands, as the team sees it. */
export const statusInWords = ({ request }: ListedRequest): string => {
  const { status, expectedOn, openedOn, challenged } = request;
  if (status === 'returned') return 'Sent back to you';
  if (status === 'acknowledged') return `You are working on it${expectedOn ? `, expected ${showDay(expectedOn)}` : ''}`;
  if (challenged) return 'To look at again';
  return openedOn ? 'Opened, not answered' : 'Not opened yet';
};

export const holderOf = ({ request }: ListedRequest): string => request.assignedTo?.name ?? '';

/** What can be shown alone. */
const FILTERS: Readonly<
  Record<string, { readonly text: string; readonly lets: (one: ListedRequest, today: IsoDate) => boolean }>
> = {
  all: { text: 'All requests', lets: () => true },
  late: { text: 'Late', lets: ({ answerBy }, today) => answerBy < today },
  soon: {
    text: `Due within ${SOON_DAYS} days`,
    lets: ({ answerBy }, today) => answerBy >= today && answerBy <= plusDays(today, SOON_DAYS),
  },
  returned: { text: 'Sent back to you', lets: ({ request }) => request.status === 'returned' },
  nobody: { text: 'Nobody has it', lets: ({ request }) => request.assignedTo === null },
};

const by = (key: (one: ListedRequest) => string) => (one: ListedRequest, other: ListedRequest) =>
  key(one).localeCompare(key(other), 'en');
/** The list comes soonest first, and sorting keeps that order among equals; what nobody has comes first, for it wants somebody. */
const ORDERS: Readonly<
  Record<string, { readonly text: string; readonly sort: (one: ListedRequest, other: ListedRequest) => number }>
> = {
  soonest: { text: 'Due soonest', sort: () => 0 },
  latest: { text: 'Due latest', sort: (one, other) => by(({ answerBy }) => answerBy)(other, one) },
  holder: { text: 'Who has it', sort: by(holderOf) },
  status: { text: 'Status', sort: by(statusInWords) },
};

const choiceOf = (choices: object, given: string | null, otherwise: string): string =>
  given !== null && Object.hasOwn(choices, given) ? given : otherwise;
const items = (choices: Readonly<Record<string, { readonly text: string }>>, chosen: string) =>
  Object.entries(choices).map(([value, { text }]) => ({ value, text, selected: value === chosen }));

/** What was asked of the list by its address, and what that leaves of it. */
export const chosenOf = (listed: readonly ListedRequest[], query: URLSearchParams, today: IsoDate) => {
  const search = (query.get('search') ?? '').trim().slice(0, 100);
  const show = choiceOf(FILTERS, query.get('show'), 'all');
  const sort = choiceOf(ORDERS, query.get('sort'), 'soonest');
  const wanted = search.toLowerCase();
  const found = listed
    .filter((one) => [one.id, one.initials, holderOf(one)].some((text) => text.toLowerCase().includes(wanted)))
    .filter((one) => FILTERS[show]?.lets(one, today))
    .toSorted((one, other) => ORDERS[sort]?.sort(one, other) ?? 0);
  return {
    found,
    search,
    filters: items(FILTERS, show),
    orders: items(ORDERS, sort),
    isNarrowed: search !== '' || show !== 'all',
    isChanged: search !== '' || show !== 'all' || sort !== 'soonest',
  };
};
