import type { IsoDate } from '../calendar/days.ts';
import { inForceOn, type Versions } from '../calendar/in-force.ts';
import type { LadderOverride } from '../directory/council.ts';
import type { TeamKind } from '../directory/team.ts';
import type { Recipient } from './recipients.ts';

/** One step: so many days after `receivedOn`, to whom. Reminders move to the working day before, escalations to the one after. */
export interface LadderStep {
  readonly rung: string;
  readonly day: number;
  readonly moves: 'earlier' | 'later';
  readonly to: readonly Recipient[];
  /** Goes out only where nobody has opened or acknowledged the request. */
  readonly onlyUnopened?: true;
  /** Comes again so many days later, each time as a rung of its own with the next number. */
  readonly everyDays?: number;
}

/** Whom a council's settings name, for the escalations of each kind of team. */
const HEAD: Record<TeamKind, Recipient> = {
  health: 'dco',
  'educational-psychology': 'principalEp',
  'social-care': 'headOfSocialCare',
  education: 'headOfSend',
  other: 'headOfSend',
};

const reminder = (rung: string, day: number): LadderStep => ({ rung, day, moves: 'earlier', to: ['team', 'adviser'] });

/** Whom the later escalations of a kind of team go to: its head, then the head of SEND (for health the ICB's SEND lead too). */
export const escalationTo = (
  kind: TeamKind,
): { readonly second: readonly Recipient[]; readonly later: readonly Recipient[] } => ({
  second: ['manager', 'senior', HEAD[kind]],
  later: kind === 'health' ? ['senior', 'headOfSend', 'icbSendLead'] : ['senior', 'headOfSend'],
});

const ladderOf = (kind: TeamKind): readonly LadderStep[] => [
  { rung: 'unopened', day: 10, moves: 'earlier', to: ['team'], onlyUnopened: true },
  reminder('reminder-1', 28),
  reminder('reminder-2', 35),
  reminder('reminder-3', 40),
  { rung: 'overdue-1', day: 43, moves: 'later', to: ['team', 'manager'] },
  { rung: 'overdue-2', day: 50, moves: 'later', to: escalationTo(kind).second },
  { rung: 'overdue-3', day: 57, moves: 'later', to: escalationTo(kind).later, everyDays: 14 },
];

const LADDERS: Versions<(kind: TeamKind) => readonly LadderStep[]> = [{ from: '2014-09-01', rule: ladderOf }];

/** The ladder for a kind of team as a council has it, lowest rung first, in force for a request received on a day. */
export const ladderFor = (
  kind: TeamKind,
  receivedOn: IsoDate,
  overrides: readonly LadderOverride[] = [],
): readonly LadderStep[] =>
  inForceOn(
    LADDERS,
    receivedOn,
  )(kind)
    .flatMap((step) => {
      const override = overrides.find(({ rung }) => rung === step.rung);
      if (!override) return [step];
      return override.day === null ? [] : [{ ...step, day: override.day }];
    })
    .sort((one, other) => one.day - other.day);
