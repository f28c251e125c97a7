import { describe, expect, it } from 'vitest';
import { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { proposalsOf } from '../../../shared/domain/advice-request/waiting.ts';
import type { RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnRequest, foldAssessment } from '../../../shared/domain/assessment/decide.ts';
import { anAssessment, aRequest, aRequestThatIs, factsOf, on, refusalOf } from '../../builders/assessments.ts';

const JO = { name: 'Jo Rivers', address: 'jo.rivers@rv1.nhs.example' };
const decide = (request: AdviceRequest, command: RequestCommand) =>
  decideOnRequest(anAssessment({ requests: [request] }), 1, command, on('2026-02-03'));
const having = (request: AdviceRequest, command: RequestCommand): AdviceRequest =>
  foldAssessment(anAssessment({ requests: [request] }), factsOf(decide(request, command))).requests[0] ??
  expect.unreachable();

describe('a request given to a colleague', () => {
  it.each(['requested', 'acknowledged', 'returned'] as const)('is theirs, and stays %s', (status) => {
    const after = having(aRequestThatIs(status), { do: 'assign', ...JO });
    expect(after).toEqual({ ...aRequestThatIs(status), assignedTo: JO });
  });

  it('is the same person’s whatever stands around the name and however the address is written', () => {
    const after = having(aRequest(), { do: 'assign', name: ' Jo Rivers ', address: ' Jo.Rivers@RV1.nhs.example' });
    expect(after.assignedTo).toEqual(JO);
    expect(factsOf(decide(after, { do: 'assign', ...JO }))).toEqual([]);
  });

  it('can be given on to another, and stays theirs through an answer and a return', () => {
    const given = having(aRequest({ assignedTo: JO }), { do: 'assign', name: 'Sam', address: 'sam@rv1.nhs.example' });
    expect(given.assignedTo?.name).toBe('Sam');
    const sent = having(given, { do: 'submit', lateReason: null, answer: 1 });
    expect(having(sent, { do: 'return', missing: 'The hours', answerBy: null }).assignedTo?.name).toBe('Sam');
  });

  it('needs a name and an address', () => {
    expect(refusalOf(decide(aRequest(), { do: 'assign', ...JO, name: ' ' }))).toMatchObject({ field: 'name' });
    expect(refusalOf(decide(aRequest(), { do: 'assign', ...JO, address: '' }))).toMatchObject({ field: 'address' });
  });

  it('is one that still owes an answer', () => {
    expect(refusalOf(decide(aRequestThatIs('submitted'), { do: 'assign', ...JO }))).toMatchObject({
      kind: 'conflict',
      reason: 'Advice was given on 1 February 2026, so it cannot be given to a colleague',
    });
  });

  it('is nobody’s where it was stored before anybody could say so', () => {
    const { assignedTo: _, ...stored } = aRequest();
    expect(AdviceRequest.parse(stored).assignedTo).toBeNull();
  });
});

describe('a proposal sent twice', () => {
  it.each<RequestCommand>([
    { do: 'propose-pass-on', team: 'EPS', why: 'Theirs' },
    { do: 'propose-pass-on', team: null, why: 'Not ours' },
    { do: 'propose-already-available', why: 'In the file' },
  ])('is one: %j', (command) => {
    expect(factsOf(decide(having(aRequest(), command), command))).toEqual([]);
  });

  it('in other words takes the place of the first', () => {
    const first = having(aRequest(), { do: 'propose-pass-on', team: 'EPS', why: 'Theirs' });
    const second = having(first, { do: 'propose-pass-on', team: null, why: 'Not ours' });
    expect(second.proposedPassOn).toEqual({ team: null, why: 'Not ours', on: '2026-02-03' });
  });
});

describe('what a team asks the council to decide', () => {
  const proposedPassOn = { team: 'EPS', why: 'Theirs', on: '2026-01-12' };
  const proposedAlreadyAvailable = { why: 'In the file', on: '2026-01-13' };

  it('is all that it asked, while an answer is owed', () => {
    const asked = { proposedPassOn, proposedAlreadyAvailable, undeliverableSince: '2026-01-20' };
    expect(proposalsOf(aRequest(asked)).map(({ kind }) => kind)).toEqual(['pass-on', 'already-available']);
    expect(proposalsOf(aRequestThatIs('withdrawn', asked))).toEqual([]);
  });

  it('is the wrong child alone where it is blocked', () => {
    expect(proposalsOf(aRequestThatIs('blocked', { proposedPassOn }))).toEqual([
      { kind: 'blocked', since: '2026-01-20' },
    ]);
  });

  it('keeps what was said of the reason in the history', () => {
    expect(factsOf(decide(aRequest(), { do: 'block', by: 'adviser', why: ' Another school ' }))).toMatchObject([
      { fact: 'AdviceRequestBlocked', why: 'Another school' },
    ]);
    expect(factsOf(decide(aRequest(), { do: 'block', by: 'council' }))[0]).not.toHaveProperty('why');
  });
});
