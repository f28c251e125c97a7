import type { IsoDate, IsoInstant } from '../calendar/days.ts';
import { inForceOn, type Versions } from '../calendar/in-force.ts';
import { daysBetween, londonDate, plusWeeks } from '../calendar/london-days.ts';
import { showDay } from '../calendar/show-day.ts';
import type { Basis } from '../directory/team.ts';

/** Weeks in which advice must be given: regulation 8(1), Special Educational Needs and Disability Regulations 2014. */
const ADVICE_WEEKS: Versions<number> = [{ from: '2014-09-01', rule: 6 }];

/**
 * The last day on which advice is in time: six weeks from the day on which the request was received (regulation 8(1)).
 * Set once. It does not move for weekends, holidays, exceptions, returns or reminders.
 */
export const adviceDue = (receivedOn: IsoDate): IsoDate => plusWeeks(receivedOn, inForceOn(ADVICE_WEEKS, receivedOn));

/** Days late of an answer, 0 where in time: in time until midnight in London at the end of `dueOn`. */
export const daysLate = (dueOn: IsoDate, answeredOn: IsoDate): number => Math.max(0, daysBetween(dueOn, answeredOn));

/** As `daysLate`, from the instant of the answer. */
export const daysLateAt = (dueOn: IsoDate, answeredAt: IsoInstant): number => daysLate(dueOn, londonDate(answeredAt));

const SOURCE: Record<Basis, string> = {
  'section-31': 'regulation 8(1) of the Special Educational Needs and Disability Regulations 2014',
  commissioned: 'regulation 8(1) of the Special Educational Needs and Disability Regulations 2014',
  'council-service': 'the SEND Code of Practice, which expects the same six weeks as regulation 8(1)',
  expected: 'the SEND Code of Practice, which expects the same six weeks as regulation 8(1)',
};

const RECEIVED: Record<'sent' | 'deemed', string> = {
  sent: 'the day on which the request was sent',
  deemed: 'the working day on which the request, sent after 17:00 or not on a working day, counts as received',
};

/** How the due date came about: what it is counted from, how, and under what. For pages and mails. */
export const adviceDueWorking = (request: {
  readonly receivedOn: IsoDate;
  readonly receivedBasis: 'sent' | 'deemed';
  readonly dueOn: IsoDate;
  readonly basis: Basis;
}): string => {
  const days = daysBetween(request.receivedOn, request.dueOn);
  return (
    `${showDay(request.receivedOn)}, ${RECEIVED[request.receivedBasis]}, plus ${days / 7} weeks (${days} calendar days) is ` +
    `${showDay(request.dueOn)}, under ${SOURCE[request.basis]}. Weekends and holidays do not move it.`
  );
};
