import * as z from 'zod';
import type { IsoDate, IsoMonth } from '../../domain/calendar/days.ts';
import type { Role } from '../../domain/directory/person.ts';

/** A figure on the day of a report, and a week before; null where there was no report then. */
export interface Compared<V = number> {
  readonly now: V;
  readonly weekBefore: V | null;
}

/** A request as staff find it again: nothing of the child, and no team either. */
interface DueRequest {
  readonly id: string;
  readonly dueOn: IsoDate;
}

/** The weekly report; figures counted as `report-as-at` counts them, flows over the seven days that end with `asAt`. */
export interface WeekInMail {
  readonly asAt: IsoDate;
  readonly assessmentsOngoing: Compared;
  readonly assessmentsOverTwentyWeeks: Compared;
  /** Of the ongoing, unrounded; null where none is ongoing. */
  readonly percentOverTwentyWeeks: Compared<number | null>;
  readonly awaitingAnyAdviceOverSixWeeks: Compared;
  readonly awaitingPsychologicalAdviceOverSixWeeks: Compared;
  readonly awaitingHealthAdviceOverSixWeeks: Compared;
  readonly awaitingSocialCareAdviceOverSixWeeks: Compared;
  readonly assessmentsRequested: Compared;
  readonly answers: Compared;
  /** Unanswered requests that will be late within seven days if no answer comes; soonest first. */
  readonly lateNextWeek: readonly DueRequest[];
  readonly link: string;
}

/** Published to boards: what could point at a child (a count of 1 to 4, and what would give one away) is left out. */
export type Published<V = number> = V | 'suppressed';

/** A month's frozen scorecards: the percentage never without what is still open. */
export interface MonthInMail {
  readonly month: IsoMonth;
  readonly frozenOn: IsoDate;
  readonly healthRequestsDue: Published;
  /** Unrounded; null where no request counts. */
  readonly healthPercentInTime: Published<number | null>;
  readonly healthRequestsStillOpen: Published;
  readonly concernsOpen: number;
  readonly link: string;
}

/** What a concern can be about, other than one request: a fixed list, because free text in a mail could name a child. */
export const ConcernTheme = z.enum([
  'late-advice',
  'overdue-requests',
  'not-known-answers',
  'returned-advice',
  'requests-passed-on',
  'exceptions-claimed',
  'undelivered-mail',
  'worsening-figures',
]);
export type ConcernTheme = z.infer<typeof ConcernTheme>;

/** What the DCO raised, for the provider's lead, the ICB's SEND lead and the council alike. */
export interface ConcernInMail {
  readonly about: { readonly request: DueRequest } | { readonly theme: ConcernTheme };
  readonly organisation: string;
  /** Null where it is about the whole organisation. */
  readonly service: string | null;
  readonly raisedOn: IsoDate;
  readonly answerBy: IsoDate;
  /** The address that waits for the answer. */
  readonly answerTo: string;
  readonly link: string;
}

/** An invitation into a council's staff: the first sign-in through its link binds the person. */
export interface InvitationInMail {
  readonly role: Role;
  readonly link: string;
  /** The last London day on which the link is good. */
  readonly validUntil: IsoDate;
}
