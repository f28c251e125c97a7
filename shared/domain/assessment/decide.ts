// H1: to be filled. These names and signatures are what shared/application calls; keep them (split the insides as you like).
import type { IsoDate } from '../calendar/days.ts';
import type { Council } from '../directory/council.ts';
import type { Assessment } from './assessment.ts';
import type { AssessmentCommand, DecisionContext, Outcome, RequestCommand } from './commands.ts';
import type { Progress } from './decision.ts';
import type { Fact } from './facts.ts';

export const decideOnAssessment = (
  _state: Assessment | null,
  _command: AssessmentCommand,
  _context: DecisionContext,
): Outcome => {
  throw new Error('H1');
};
export const decideOnRequest = (
  _state: Assessment,
  _request: number,
  _command: RequestCommand,
  _context: DecisionContext,
): Outcome => {
  throw new Error('H1');
};
/** The fold; version goes up by one a decision, not here. */
export const foldAssessment = (_state: Assessment | null, _facts: readonly Fact[]): Assessment => {
  throw new Error('H1');
};
export const progressOf = (_state: Assessment): Progress => {
  throw new Error('H1');
};
/** The day on which each request's next rung goes out, by number; null where nothing is to be chased (not taken over, answered, bounced, excepted, ended…). */
export const nextRungDays = (_state: Assessment, _council: Council): ReadonlyMap<number, IsoDate | null> => {
  throw new Error('H1');
};
/** The rung to send today for a request, or null: only the latest that is due, once ever, never before its day. `to` names whom, by role. */
export const rungDue = (
  _state: Assessment,
  _request: number,
  _council: Council,
  _today: IsoDate,
): { readonly rung: string; readonly to: readonly Recipient[] } | null => {
  throw new Error('H1');
};
export type Recipient =
  | 'team'
  | 'adviser'
  | 'manager'
  | 'senior'
  | 'dco'
  | 'principalEp'
  | 'headOfSocialCare'
  | 'headOfSend'
  | 'icbSendLead';
