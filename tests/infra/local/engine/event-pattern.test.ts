import { describe, expect, it } from 'vitest';
import { type EventPattern, eventPattern } from '../../../../infra/local/engine/event-pattern.ts';

const event = {
  source: 'ehc-advice',
  'detail-type': 'AdviceSubmitted',
  resources: ['arn:aws:ses:eu-west-2:1:configuration-set/mail'],
  detail: { council: 'vale', count: 7, nothing: null, empty: [], facts: [{ kind: 'a' }, { kind: 'b' }] },
};

const cases: readonly [string, EventPattern, boolean][] = [
  ['a value in the list', { source: ['other', 'ehc-advice'] }, true],
  ['a value not in the list', { source: ['aws.ses'] }, false],
  ['all members at once', { source: ['ehc-advice'], 'detail-type': ['AdviceReturned'] }, false],
  ['a member deeper down', { detail: { council: ['vale'] } }, true],
  ['a number as a number, never as its text', { detail: { count: ['7'] } }, false],
  ['null', { detail: { nothing: [null] } }, true],
  ['a prefix', { 'detail-type': [{ prefix: 'Advice' }] }, true],
  ['a prefix in any case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'advice' } }] }, true],
  ['a suffix', { 'detail-type': [{ suffix: 'Submitted' }] }, true],
  ['a wildcard', { resources: [{ wildcard: 'arn:*:configuration-set/*' }] }, true],
  ['a wildcard with a dot that means a dot', { source: [{ wildcard: 'ehc.advic*' }] }, false],
  ['any case', { source: [{ 'equals-ignore-case': 'EHC-Advice' }] }, true],
  ['one element of a list', { resources: [{ prefix: 'arn:aws:ses' }] }, true],
  ['a list of objects where one of them matches', { detail: { facts: { kind: ['b'] } } }, true],
  ['a list of objects where none matches', { detail: { facts: { kind: ['c'] } } }, false],
  ['exists', { detail: { council: [{ exists: true }] } }, true],
  ['exists, of what is not there', { detail: { team: [{ exists: true }] } }, false],
  ['does not exist', { detail: { team: [{ exists: false }] } }, true],
  ['does not exist, or is something', { detail: { council: [{ exists: false }, 'vale'] } }, true],
  ['anything but a value', { source: [{ 'anything-but': 'aws.ses' }] }, true],
  ['anything but one of several', { source: [{ 'anything-but': ['ehc-advice', 'x'] }] }, false],
  ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'ehc' } }] }, false],
  ['anything but something, where there is nothing', { detail: { team: [{ 'anything-but': 'x' }] } }, false],
  ['a number in a range', { detail: { count: [{ numeric: ['>', 0, '<=', 7] }] } }, true],
  ['a number out of a range', { detail: { count: [{ numeric: ['>', 7] }] } }, false],
  ['either', { $or: [{ source: ['x'] }, { detail: { count: [7] } }] }, true],
  ['neither', { $or: [{ source: ['x'] }, { source: ['y'] }] }, false],
];

describe('an event pattern', () => {
  it.each(cases)('knows %s', (_, pattern, expected) => {
    expect(eventPattern(pattern)(event)).toBe(expected);
  });

  it('refuses an operator that it does not know, by name, before any event comes', () => {
    expect(() => eventPattern({ source: [{ cidr: '10.0.0.0/8' }] })).toThrow('cidr');
  });
});
