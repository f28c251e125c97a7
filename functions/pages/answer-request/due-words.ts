import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay, showDayAndWeekday } from '../../../shared/domain/calendar/show-day.ts';
import { daysLeftWords } from '../../../shared/pages/days-in-words.ts';

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** By when an answer is asked, in large type, with the days left in words; or that nothing is asked now. */
export const dueWords = (request: AdviceRequest, today: IsoDate) => {
  if (request.status === 'returned') {
    const by = request.returns.at(-1)?.answerBy ?? request.dueOn;
    return {
      heading: `Sent back to you: answer by ${showDayAndWeekday(by)}`,
      words: `${sentence(daysLeftWords(by, today))}. First due ${showDay(request.dueOn)}.`,
      late: by < today,
    };
  }
  if (request.status !== 'requested' && request.status !== 'acknowledged')
    return { heading: 'Nothing is asked of you now', words: `It was due ${showDay(request.dueOn)}.`, late: false };
  return {
    heading: `Due ${showDayAndWeekday(request.dueOn)}`,
    words: `${sentence(daysLeftWords(request.dueOn, today))}. Received ${showDay(request.receivedOn)}, plus 6 weeks (42 days).`,
    late: request.dueOn < today,
  };
};
