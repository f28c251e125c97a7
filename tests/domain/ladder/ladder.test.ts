import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../shared/domain/calendar/working-days.ts';
import type { Council } from '../../../shared/domain/directory/council.ts';
import { TeamKind } from '../../../shared/domain/directory/team.ts';
import { answerByRungs } from '../../../shared/domain/ladder/answer-by-rungs.ts';
import { ladderFor } from '../../../shared/domain/ladder/ladder.ts';
import { addressesOf } from '../../../shared/domain/ladder/recipients.ts';
import { rungDays } from '../../../shared/domain/ladder/rungs.ts';
import { aTeam, someRecipients } from '../../builders/assessments.ts';
import dates from '../../dates.json' with { type: 'json' };
import { anyDay } from '../calendar/any-day.ts';

const health = ladderFor('health', '2026-01-05');
const daysOf = (rungs: readonly { rung: string; on: string }[]): Record<string, string> =>
  Object.fromEntries(rungs.map(({ rung, on }) => [rung, on]));

describe('the ladder', () => {
  it.each(dates.ladder)('of a request received on $receivedOn', ({ receivedOn, rungs }) => {
    expect(daysOf(rungDays(receivedOn, health, receivedOn))).toEqual(rungs);
  });

  it('goes on every 14 days, each time as a rung of its own', () => {
    expect(daysOf(rungDays('2026-01-05', health, '2026-04-14').slice(6))).toEqual({
      'overdue-3': '2026-03-03',
      'overdue-4': '2026-03-17',
      'overdue-5': '2026-03-31',
      'overdue-6': '2026-04-14',
      'overdue-7': '2026-04-28',
    });
  });

  it('has only working days: reminders never later, escalations never earlier than their day', () => {
    fc.assert(
      fc.property(anyDay, (receivedOn) => {
        for (const { on } of rungDays(receivedOn, health, receivedOn)) expect(isWorkingDay(on)).toBe(true);
      }),
    );
  });

  it.each([
    ['health', ['manager', 'senior', 'dco'], ['senior', 'headOfSend', 'icbSendLead']],
    ['educational-psychology', ['manager', 'senior', 'principalEp'], ['senior', 'headOfSend']],
    ['social-care', ['manager', 'senior', 'headOfSocialCare'], ['senior', 'headOfSend']],
    ['education', ['manager', 'senior', 'headOfSend'], ['senior', 'headOfSend']],
    ['other', ['manager', 'senior', 'headOfSend'], ['senior', 'headOfSend']],
  ] as const)('of %s goes to the people of that kind', (kind, second, later) => {
    const to = Object.fromEntries(ladderFor(kind, '2026-01-05').map((step) => [step.rung, step.to]));
    expect(to).toEqual({
      unopened: ['team'],
      'reminder-1': ['team', 'adviser'],
      'reminder-2': ['team', 'adviser'],
      'reminder-3': ['team', 'adviser'],
      'overdue-1': ['team', 'manager'],
      'overdue-2': second,
      'overdue-3': later,
    });
  });

  it('is a ladder for every kind of team', () => {
    expect(TeamKind.options.map((kind) => ladderFor(kind, '2026-01-05').length)).toEqual([7, 7, 7, 7, 7]);
  });

  it('can be overridden by a council: other days, fewer rungs, still in the order of their days', () => {
    const own = ladderFor('health', '2026-01-05', [
      { rung: 'reminder-1', day: 38 },
      { rung: 'reminder-3', day: null },
      { rung: 'overdue-3', day: 64 },
    ]);
    expect(own.map(({ rung, day }) => [rung, day])).toEqual([
      ['unopened', 10],
      ['reminder-2', 35],
      ['reminder-1', 38],
      ['overdue-1', 43],
      ['overdue-2', 50],
      ['overdue-3', 64],
    ]);
    expect(daysOf(rungDays('2026-01-05', own, '2026-03-10'))).toMatchObject({
      'overdue-3': '2026-03-10',
      'overdue-4': '2026-03-24',
    });
  });
});

describe('the rungs of what was returned or challenged', () => {
  it('are 3 working days before the answer is due, the day after, then every 10 working days', () => {
    expect(daysOf(answerByRungs('2026-03-31', 'health', '2026-05-01'))).toEqual({
      'answer-by-2026-03-31-reminder': '2026-03-26',
      'answer-by-2026-03-31-overdue-1': '2026-04-01',
      'answer-by-2026-03-31-overdue-2': '2026-04-17',
      'answer-by-2026-03-31-overdue-3': '2026-05-01',
      'answer-by-2026-03-31-overdue-4': '2026-05-18',
    });
  });

  it('have the first escalation on a working day', () => {
    expect(answerByRungs('2026-04-02', 'other', '2026-01-01').map(({ on }) => on)).toEqual([
      '2026-03-30',
      '2026-04-07',
    ]);
  });

  it('go to the team, then its manager, then beyond', () => {
    expect(answerByRungs('2026-03-31', 'social-care', '2026-04-01').map(({ to }) => to)).toEqual([
      ['team', 'adviser'],
      ['team', 'manager'],
      ['manager', 'senior', 'headOfSocialCare'],
    ]);
  });
});

describe('the addresses of a rung', () => {
  const team = aTeam();
  const council = someRecipients as Council;

  it('are those of the team and of the council’s settings, each once', () => {
    expect(addressesOf(['team', 'manager'], team, council)).toEqual([team.mailbox, team.managerEmail]);
    expect(
      addressesOf(['senior', 'dco', 'principalEp', 'headOfSocialCare', 'headOfSend', 'icbSendLead'], team, council),
    ).toEqual([
      team.seniorEmail,
      'dco@icb.example',
      'principal.ep@vale.gov.example',
      'head.csc@vale.gov.example',
      'head.send@vale.gov.example',
      'send.lead@icb.example',
    ]);
    const same = { ...team, seniorEmail: team.managerEmail };
    expect(addressesOf(['manager', 'senior'], same, council)).toEqual([team.managerEmail]);
  });

  it('leave out roles that nobody fills', () => {
    expect(addressesOf(['team', 'adviser', 'manager'], { ...team, managerEmail: null }, council)).toEqual([
      team.mailbox,
    ]);
  });

  it('are the team’s mailbox where nobody fills any, so that an escalation is never lost', () => {
    const nobody = { ...council, recipients: { ...council.recipients, headOfSend: null } };
    expect(addressesOf(['senior', 'headOfSend'], { ...team, seniorEmail: null }, nobody)).toEqual([team.mailbox]);
  });
});
