import type { ChasedRequest } from '../../contracts/mail/mail-models.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import { daysLeftWords } from '../days-in-words.ts';
import { counted } from './mail-words.ts';

const ASKS: Record<ChasedRequest['asks'], string> = {
  advice: 'due by',
  'what-is-missing': 'sent back for what is missing, asked for by',
  'another-look': '“not known” was questioned, another look asked for by',
};

/** Whether what is asked for now is late. */
export const isLate = ({ answerBy }: ChasedRequest, today: IsoDate): boolean => answerBy < today;

/** What the team has said so far; `you` is the team. */
export const saidSoFar = (request: ChasedRequest, who: 'you' | 'the team'): string => {
  const expected = request.expectedOn ? `, and expected to answer by ${showDay(request.expectedOn)}` : '';
  if (request.acknowledgedOn)
    return `On ${showDay(request.acknowledgedOn)} ${who} told us that it is in hand${expected}.`;
  if (request.asks !== 'advice') return 'No new answer yet.';
  return request.opened ? 'Opened, not answered yet.' : 'Not opened yet.';
};

/** One line of a digest: which request, by when, how late, and what was said so far. */
export const chasedLine = (request: ChasedRequest, today: IsoDate, who: 'you' | 'the team'): string =>
  `${request.id}: ${ASKS[request.asks]} ${showDay(request.answerBy)}, ${daysLeftWords(request.answerBy, today)}. ${saidSoFar(request, who)}`;

/** `2 late, 3 still in time`. */
export const lateAndInTime = (requests: readonly ChasedRequest[], today: IsoDate): string => {
  const late = requests.filter((request) => isLate(request, today)).length;
  const inTime = requests.length - late;
  return [...(late > 0 ? [`${late} late`] : []), ...(inTime > 0 ? [`${inTime} still in time`] : [])].join(', ');
};

/** How a digest is announced: by the one request that it lists, or by how many. */
export const chasedSubject = (requests: readonly ChasedRequest[], today: IsoDate): string => {
  const [first] = requests;
  return first && requests.length === 1
    ? `Advice request ${first.id}: ${ASKS[first.asks]} ${showDay(first.answerBy)}, ${daysLeftWords(first.answerBy, today)}`
    : `${counted(requests.length, 'advice request')}: ${lateAndInTime(requests, today)}, ${showDay(today)}`;
};
