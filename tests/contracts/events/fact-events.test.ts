import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../shared/application/decision-events.ts';
import { DETAIL_TYPES, detailOf } from '../../../shared/contracts/events/fact-events.ts';
import { Fact } from '../../../shared/domain/assessment/facts.ts';
import { aDecisionOf, CANARY, EVERY_FACT } from '../../builders/every-fact.ts';

const EXAMPLES = new URL('../../../shared/contracts/events/examples/', import.meta.url);
const typesOf = (facts: readonly Fact[]) => eventsOf(aDecisionOf(facts)).map(({ detailType }) => detailType);

describe('the registry', () => {
  it.each(DETAIL_TYPES)('has an example of %s that its schema takes as it is', (type) => {
    const example = JSON.parse(readFileSync(new URL(`${type}.json`, EXAMPLES), 'utf8'));
    expect(detailOf(type).parse(example)).toEqual(example);
  });

  it('has no example of what is not in it', () => {
    expect(new Set(readdirSync(EXAMPLES))).toEqual(new Set(DETAIL_TYPES.map((type) => `${type}.json`)));
  });

  it('is filled from decisions: every fact has its event, but those of no interest to others', () => {
    const names = Fact.options.map(({ shape }) => shape.fact.value);
    expect(new Set(EVERY_FACT.map(({ fact }) => fact))).toEqual(new Set(names));
    expect(new Set(typesOf(EVERY_FACT))).toEqual(new Set(DETAIL_TYPES));
    const silent = names.filter((name) => typesOf(EVERY_FACT.filter(({ fact }) => fact === name)).length === 0);
    expect(silent).toEqual(['PersonalDetailsCorrected', 'AdviceRequestAssigned', 'LinksRevoked']);
  });
});

describe('an event', () => {
  it('carries no free text, no name, no address and no reference, whatever the fact has', () => {
    const events = eventsOf(aDecisionOf(EVERY_FACT));
    expect(JSON.stringify(aDecisionOf(EVERY_FACT))).toContain(CANARY);
    expect(JSON.stringify(events)).not.toContain(CANARY);
  });

  it('has the same id each time that its decision is published, and no other event has it', () => {
    const ids = () => eventsOf(aDecisionOf(EVERY_FACT)).map(({ detail }) => (detail as { id: string }).id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(ids().length);
  });

  it('names a request by its whole id', () => {
    const [event] = eventsOf(aDecisionOf([{ fact: 'AdvicePassedOn', request: 1, on: '2026-02-06', to: 2 }]));
    expect(event?.detail).toMatchObject({ facts: { request: 'K3M9Q2XA7TZ1-01', to: 'K3M9Q2XA7TZ1-02' } });
  });

  it('is made of a rung only once it is an escalation', () => {
    const rung = (name: string) => typesOf([{ fact: 'RungSent', request: 1, on: '2026-02-06', rung: name, mails: [] }]);
    expect(rung('reminder-3')).toEqual([]);
    expect(rung('unopened')).toEqual([]);
    expect(rung('overdue-1')).toEqual(['AdviceOverdue']);
    expect(rung('overdue-2')).toEqual(['AdviceEscalated']);
    expect(rung('overdue-12')).toEqual(['AdviceEscalated']);
    expect(rung('answer-by-2026-02-20-reminder')).toEqual([]);
    expect(rung('answer-by-2026-02-20-overdue-1')).toEqual(['AdviceOverdue']);
  });
});
