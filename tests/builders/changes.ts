import type { Change } from '../../shared/application/ports/assessment-store.ts';
import type { NewMail } from '../../shared/application/ports/mail-store.ts';
import type { Assessment } from '../../shared/domain/assessment/assessment.ts';
import type { Decision } from '../../shared/domain/assessment/decision.ts';
import type { Fact } from '../../shared/domain/assessment/facts.ts';
import { progressOf } from '../../shared/domain/assessment/progress.ts';

type Said = Partial<Omit<Change, 'after' | 'before' | 'decision' | 'nextRungOn'>> & {
  readonly facts?: readonly Fact[];
  readonly actor?: Decision['actor'];
  /** The instant of the decision; its day is the same text's. */
  readonly at?: string;
  readonly rungs?: Readonly<Record<number, string | null>>;
};

/** A decision that leads from a state to the next one; `after` gets the version that follows. */
export const aChange = (before: Assessment | null, after: Assessment, said: Said = {}): Change => {
  const { facts = [], at = '2026-03-02T10:00:00.000Z', mails = [], rungs = {}, ...items } = said;
  const { actor = { by: 'client', client: 'tracker' }, ...rest } = items;
  const state = { ...after, version: (before?.version ?? 0) + 1 };
  const decision: Decision = {
    council: state.council,
    key: state.key,
    version: state.version,
    at,
    on: at.slice(0, 10),
    actor,
    facts: [...facts],
    mails: mails.map(({ id, kind, request }) => ({ id, kind, request })),
    progress: progressOf(state),
  };
  const nextRungOn = new Map(state.requests.map(({ number }) => [number, rungs[number] ?? null] as const));
  return { before, after: state, decision, mails, nextRungOn, ...rest };
};

/** A first request's mail that may go at once; say what matters. */
export const aNewMail = (its: Partial<NewMail> = {}): NewMail => ({
  id: 'mail-1',
  council: 'vale',
  kind: 'advice-requested',
  lane: 'now',
  to: ['salt@rv1.nhs.example'],
  request: 'K3M9Q2XA7TZ1-01',
  requests: its.request === undefined ? ['K3M9Q2XA7TZ1-01'] : its.request === null ? [] : [its.request],
  team: 'RV1-SALT',
  session: null,
  about: {},
  day: '2026-03-02',
  notBefore: '2026-03-02T10:00:00.000Z',
  askedAt: '2026-03-02T10:00:00.000Z',
  ...its,
});
