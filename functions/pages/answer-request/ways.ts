import type { AdviceRequestStatus } from '../../../shared/domain/advice-request/advice-request.ts';
import { isAllowed } from '../../../shared/domain/advice-request/life.ts';

/** The ways to go on, in the words and the order of the design; `value` is the page that each leads to. */
const WAYS = [
  {
    value: 'advice',
    does: 'submit',
    text: 'Give our advice',
    hint: 'Write it here, or send a document. About ten minutes.',
  },
  {
    value: 'acknowledge',
    does: 'acknowledge',
    text: 'We have it and are working on it (this does not stop the clock)',
    hint: 'You can say when you expect to send your advice.',
  },
  {
    value: 'not-known',
    does: 'not-known',
    text: 'We have no record of this child and cannot give advice',
    hint: 'A child whom you have discharged, or who is on your waiting list, is known to you.',
  },
  {
    value: 'pass-on',
    does: 'propose-pass-on',
    text: 'Another team should answer (you still hold it until the council agrees)',
    hint: 'For a colleague in your own team, use “Give it to a colleague” above.',
  },
  {
    value: 'exception',
    does: 'claim-exception',
    text: 'We cannot meet the date because of the child’s or family’s circumstances',
    hint: 'For example, a missed appointment. Waiting lists and staffing do not count.',
  },
  {
    value: 'already-given',
    does: 'propose-already-available',
    text: 'We have already given advice that could be used',
    hint: 'For example, a recent report. The council and the family must agree.',
  },
  {
    value: 'wrong-child',
    does: 'block',
    text: 'This is about the wrong child',
    hint: 'The request is hidden from your team until the council has looked.',
  },
] as const;

export type Way = (typeof WAYS)[number];

/** The ways that a request's status allows. */
export const waysFor = (status: AdviceRequestStatus): readonly Way[] =>
  WAYS.filter(({ does }) => isAllowed(does, status));
