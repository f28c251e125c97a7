/** Every kind of fault that a simulation injects, and what each is. A run in which one never was injected fails. */
export const FAULT_KINDS = {
  'crash-before-call': 'a process dies before a call',
  'crash-after-call': 'a call takes effect and the process dies',
  'answer-lost': 'a call takes effect and its answer is lost; the process lives',
  throttled: 'a call is refused: too many at once',
  'transaction-cancelled': 'a transaction is cancelled: somebody else was at its items',
  'event-repeated': 'a message comes twice',
  'event-reordered': 'a message comes after one that was sent later',
  'event-delayed': 'a message is hours on its way',
  'news-dropped': 'SES’s news of a mail never comes',
  'news-early': 'SES’s news comes before its answer',
  'schedule-twice': 'a schedule fires twice, one after the other',
  'schedule-at-once': 'a schedule fires twice at once',
  'schedule-missed': 'a schedule does not fire for one to seven days',
  'clock-off': 'a function’s clock is off by up to five minutes',
  'clocks-change': 'the history runs over the day on which the clocks change',
  'chase-dies-on-second-page': 'a chase dies when it asks for its second page',
  'poison-record': 'a stream’s record fails whenever it is read, and ends in dead letters',
  redrive: 'dead letters are put back',
  'events-replayed': 'a council’s decisions are published again',
  'stream-off': 'a stream is switched off for a day',
  'two-writers': 'council and adviser act on one request at the same time',
  'ses-throttled': 'SES: over a rate or the daily quota',
  'ses-paused': 'SES: sending is paused for the account',
  'ses-refused': 'SES: this mail is refused',
  'ses-answer-lost': 'SES accepts a mail and its answer is lost',
  'ses-dropped': 'SES gets nothing and the sender does not know',
  bounce: 'a mailbox refuses a mail',
  complaint: 'a recipient reports a mail',
} as const;
export type FaultKind = keyof typeof FAULT_KINDS;

/** How often each kind was really injected. */
export class FaultCount {
  readonly #counts = new Map<FaultKind, number>();

  note(kind: FaultKind, times = 1): void {
    this.#counts.set(kind, this.of(kind) + times);
  }

  of(kind: FaultKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
