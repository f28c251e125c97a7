import type { ChasedRequest } from '../../contracts/mail/mail-models.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import { daysLeftWords } from '../days-in-words.ts';

const ASKS: Record<ChasedRequest['asks'], string> = {
  advice: 'due by',
  'what-is-missing': 'asked to add what is missing by',
  'another-look': 'asked to look again by',
};
type Told = 'you' | 'the team';
const WORKING: Record<Told, string> = {
  you: 'you told us that you were working on it',
  'the team': 'the team told us that it was working on it',
};

/** Whether what is asked for now is late. */
const isLate = ({ answerBy }: ChasedRequest, today: IsoDate): boolean => answerBy < today;

/** What the team has said so far; `you` is the team. */
const saidSoFar = (request: ChasedRequest, who: Told): string => {
  const expected = request.expectedOn ? `, and expected to answer by ${showDay(request.expectedOn)}` : '';
  if (request.acknowledgedOn) return `On ${showDay(request.acknowledgedOn)} ${WORKING[who]}${expected}.`;
  if (request.asks !== 'advice') return 'No new answer yet.';
  return request.opened ? 'Opened, not answered yet.' : 'Not opened yet.';
};

/** What is asked for, by when, and how late that is: `due by 16 February 2026, 14 days late`. */
export const askedBy = ({ asks, answerBy }: ChasedRequest, today: IsoDate): string =>
  `${ASKS[asks]} ${showDay(answerBy)}, ${daysLeftWords(answerBy, today)}`;

/** One line of a digest: which request, by when, how late, and what was said so far. */
export const chasedLine = (request: ChasedRequest, today: IsoDate, who: Told): string =>
  `${request.id}: ${askedBy(request, today)}. ${saidSoFar(request, who)}`;

/** `2 late, 3 still in time`. */
export const lateAndInTime = (requests: readonly ChasedRequest[], today: IsoDate): string => {
  const late = requests.filter((request) => isLate(request, today)).length;
  const inTime = requests.length - late;
  return [...(late > 0 ? [`${late} late`] : []), ...(inTime > 0 ? [`${inTime} still in time`] : [])].join(', ');
};
