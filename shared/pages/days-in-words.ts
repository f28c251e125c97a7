import type { IsoDate } from '../domain/calendar/days.ts';
import { daysBetween } from '../domain/calendar/london-days.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** `13 days left`, `due today`, `14 days late`: words and not colour alone. */
export const daysLeftWords = (dueOn: IsoDate, today: IsoDate): string => {
  const left = daysBetween(today, dueOn);
  if (left === 0) return 'due today';
  return left > 0 ? `${days(left)} left` : `${days(-left)} late`;
};

/** The GOV.UK tag that goes with the words. */
export const daysLeftTag = (dueOn: IsoDate, today: IsoDate): string => {
  const left = daysBetween(today, dueOn);
  return left < 0 ? 'govuk-tag--red' : left <= 7 ? 'govuk-tag--yellow' : 'govuk-tag--blue';
};
