import type { AssessmentCommand, RequestCommand } from '../assessment/commands.ts';
import type { FactName } from '../assessment/facts.ts';
import type { AdviceRequestStatus } from './advice-request.ts';

/** Who may do it: the adviser, the council (its people and its systems), or the platform by itself. */
export type Party = 'adviser' | 'council' | 'platform';

/** One row of the life of an advice request. `nothing`: there is no request yet. */
export interface Transition {
  readonly do: RequestCommand['do'] | AssessmentCommand['do'];
  readonly from: readonly (AdviceRequestStatus | 'nothing')[];
  /** What it becomes; `same`: a fact without a change of status; `was`: what it was before it was blocked. */
  readonly to: AdviceRequestStatus | 'same' | 'was';
  readonly by: readonly Party[];
  readonly fact: FactName;
}

const WAITING = ['requested', 'acknowledged'] as const;
/** Not ended and not blocked. */
const LIVE = [...WAITING, 'submitted', 'returned', 'accepted', 'not-known'] as const;
const ENDED = ['withdrawn', 'passed-on', 'already-available'] as const;

/** The life of an advice request: what may become of it, by whom. Whatever is not here is refused. */
export const LIFE: readonly Transition[] = [
  { do: 'issue', from: ['nothing'], to: 'requested', by: ['council'], fact: 'AdviceRequested' },
  // Regulation 6(4): advice that exists and satisfies adviser, council and parent must not be asked for again.
  {
    do: 'record-already-available',
    from: ['nothing'],
    to: 'already-available',
    by: ['council'],
    fact: 'AdviceAlreadyAvailable',
  },
  { do: 'already-available', from: WAITING, to: 'already-available', by: ['council'], fact: 'AdviceAlreadyAvailable' },
  { do: 'acknowledge', from: WAITING, to: 'acknowledged', by: ['adviser'], fact: 'AdviceAcknowledged' },
  { do: 'submit', from: [...WAITING, 'returned'], to: 'submitted', by: ['adviser'], fact: 'AdviceSubmitted' },
  { do: 'not-known', from: WAITING, to: 'not-known', by: ['adviser'], fact: 'AdviceNotKnown' },
  { do: 'pass-on', from: WAITING, to: 'passed-on', by: ['council'], fact: 'AdvicePassedOn' },
  {
    do: 'withdraw',
    from: [...WAITING, 'returned', 'blocked'],
    to: 'withdrawn',
    by: ['council'],
    fact: 'AdviceWithdrawn',
  },
  { do: 'accept', from: ['submitted', 'not-known'], to: 'accepted', by: ['council'], fact: 'AdviceAccepted' },
  { do: 'return', from: ['submitted'], to: 'returned', by: ['council'], fact: 'AdviceReturned' },
  { do: 'challenge', from: ['not-known'], to: 'requested', by: ['council'], fact: 'AdviceNotKnownChallenged' },
  { do: 'block', from: LIVE, to: 'blocked', by: ['adviser', 'council'], fact: 'AdviceRequestBlocked' },
  { do: 'restore', from: ['blocked'], to: 'was', by: ['council'], fact: 'AdviceRequestRestored' },
  // Undelivered, or to another organisation's mailbox: this one ends and a linked one starts; else the same goes out again.
  { do: 'resend', from: WAITING, to: 'withdrawn', by: ['council'], fact: 'AdviceWithdrawn' },
  { do: 'resend', from: WAITING, to: 'same', by: ['council'], fact: 'AdviceRequestResent' },

  { do: 'open', from: LIVE, to: 'same', by: ['adviser'], fact: 'AdviceRequestOpened' },
  { do: 'assign', from: [...WAITING, 'returned'], to: 'same', by: ['adviser'], fact: 'AdviceRequestAssigned' },
  { do: 'propose-pass-on', from: WAITING, to: 'same', by: ['adviser'], fact: 'PassingOnProposed' },
  { do: 'propose-already-available', from: WAITING, to: 'same', by: ['adviser'], fact: 'AlreadyAvailableProposed' },
  { do: 'claim-exception', from: LIVE, to: 'same', by: ['adviser'], fact: 'ExceptionClaimed' },
  { do: 'record-exception', from: LIVE, to: 'same', by: ['council'], fact: 'ExceptionClaimed' },
  { do: 'record-exception', from: LIVE, to: 'same', by: ['council'], fact: 'ExceptionDecided' },
  { do: 'decide-exception', from: LIVE, to: 'same', by: ['council'], fact: 'ExceptionDecided' },
  { do: 'take-over', from: WAITING, to: 'same', by: ['council'], fact: 'AdviceRequestTakenOver' },
  { do: 'revoke-links', from: [...LIVE, ...ENDED, 'blocked'], to: 'same', by: ['council'], fact: 'LinksRevoked' },
  { do: 'send-rung', from: [...WAITING, 'returned'], to: 'same', by: ['platform'], fact: 'RungSent' },
  {
    do: 'note-undeliverable',
    from: [...WAITING, 'returned'],
    to: 'same',
    by: ['platform'],
    fact: 'RequestUndeliverable',
  },
];

/** Statuses in which an answer is still owed. A team has at most one such request in an assessment. */
export const isOpen = (status: AdviceRequestStatus): boolean =>
  status === 'returned' || WAITING.some((s) => s === status);

/** Whether the table has a row that lets this be done from a status. */
export const isAllowed = (command: Transition['do'], from: AdviceRequestStatus | 'nothing'): boolean =>
  LIFE.some((row) => row.do === command && row.from.includes(from));

/** What a party may do with a request in a status, in the order of the table. */
export const waysOn = (status: AdviceRequestStatus, party: Party): readonly Transition['do'][] => [
  ...new Set(LIFE.filter(({ from, by }) => from.includes(status) && by.includes(party)).map((row) => row.do)),
];

/** Whether a party may give a command at all. */
export const mayGive = (party: Party, command: Transition['do']): boolean =>
  LIFE.some((row) => row.do === command && row.by.includes(party));
