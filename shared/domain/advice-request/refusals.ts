import type { Outcome } from '../assessment/commands.ts';
import type { Fact } from '../assessment/facts.ts';
import { showDay } from '../calendar/show-day.ts';
import type { AdviceRequest } from './advice-request.ts';
import type { Transition } from './life.ts';

export const decided = (...facts: readonly Fact[]): Outcome => ({ ok: true, facts });
/** The state does not allow it. */
export const conflict = (reason: string): Outcome => ({ ok: false, refusal: { kind: 'conflict', reason } });
/** What was asked cannot be; `field` is the member at fault. */
export const invalid = (field: string, reason: string): Outcome => ({
  ok: false,
  refusal: { kind: 'invalid', reason, field },
});

/** How a request stands, as a sentence for people. */
export const standing = (request: AdviceRequest): string => {
  switch (request.status) {
    case 'requested':
      return 'This request has not been answered yet';
    case 'acknowledged':
      return 'The team has this request and is working on it';
    case 'submitted':
      return `Advice was given on ${showDay(request.answer.on)}`;
    case 'returned':
      return 'The advice was returned and is with the team again';
    case 'accepted':
      return `The answer was accepted on ${showDay(request.acceptedOn)}`;
    case 'not-known':
      return `The team answered on ${showDay(request.answer.on)} that it does not know the child`;
    case 'passed-on':
      return `This request was passed on to another team on ${showDay(request.endedOn)}`;
    case 'withdrawn':
      return `This request was withdrawn on ${showDay(request.endedOn)}`;
    case 'already-available':
      return 'This request ended because the advice is already available';
    case 'blocked':
      return 'This request is blocked until the council has looked whether it is about the wrong child';
  }
};

const CANNOT: Partial<Record<Transition['do'], string>> = {
  open: 'it cannot be opened',
  acknowledge: 'it cannot be confirmed',
  submit: 'advice cannot be sent for it',
  'not-known': 'it cannot be answered with “not known”',
  accept: 'there is nothing to accept',
  return: 'there is no advice to return',
  challenge: 'there is no “not known” to challenge',
  assign: 'it cannot be given to a colleague',
  'propose-pass-on': 'it cannot be passed on',
  'pass-on': 'it cannot be passed on',
  'propose-already-available': 'it cannot end as already available',
  'already-available': 'it cannot end as already available',
  withdraw: 'it cannot be withdrawn',
  block: 'it cannot be blocked',
  restore: 'there is nothing to restore',
  resend: 'it cannot be sent again',
  'send-rung': 'it is not chased',
  'note-undeliverable': 'it is not chased any more',
  'take-over': 'it cannot be taken over',
};

/** Why the table of its life does not let this be done. */
export const notAllowed = (command: Transition['do'], request: AdviceRequest): Outcome =>
  conflict(`${standing(request)}, so ${CANNOT[command] ?? 'no exception can be recorded'}`);
