import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { isOpen, LIFE, mayGive, waysOn } from '../../../shared/domain/advice-request/life.ts';

const LIVE = 'requested acknowledged submitted returned accepted not-known';
const ENDED = 'withdrawn passed-on already-available';

/** The life of an advice request as the rules have it: from, to, by. Written out, so that the data is not compared with itself. */
const RULES: readonly [string, string, string][] = [
  ['nothing', 'requested', 'council'],
  ['nothing requested acknowledged', 'already-available', 'council'],
  ['requested acknowledged', 'acknowledged', 'adviser'],
  ['requested acknowledged', 'submitted', 'adviser'],
  ['requested acknowledged', 'not-known', 'adviser'],
  ['requested acknowledged', 'passed-on', 'council'],
  ['requested acknowledged returned', 'withdrawn', 'council'],
  ['submitted', 'accepted', 'council'],
  ['submitted', 'returned', 'council'],
  ['returned', 'submitted', 'adviser'],
  ['not-known', 'accepted', 'council'],
  ['not-known', 'requested', 'council'],
  [LIVE, 'blocked', 'adviser council'],
  ['blocked', 'withdrawn', 'council'],
  ['blocked', 'was', 'council'],
];

const each = (rows: readonly [string, string, string][]): string[] =>
  [
    ...new Set(
      rows.flatMap(([from, to, by]) => from.split(' ').flatMap((f) => by.split(' ').map((b) => `${f} → ${to}, ${b}`))),
    ),
  ].sort();

const data = LIFE.filter(({ to }) => to !== 'same');
const readme = readFileSync(new URL('../../../shared/domain/advice-request/README.md', import.meta.url), 'utf8');

describe('the life of an advice request', () => {
  it('has the transitions of the rules and no others', () => {
    expect(each(data.map(({ from, to, by }) => [from.join(' '), to, by.join(' ')]))).toEqual(each(RULES));
  });

  it('is what the diagram in its README shows', () => {
    const node = (status: string): string => (status === 'nothing' ? '[*]' : status.replaceAll('-', '_'));
    const arrows = data.flatMap((row) =>
      row.from.map((from) => `  ${node(from)} --> ${node(row.to)}: ${row.do} (${row.by.join(', ')})`),
    );
    const drawn = readme.split('\n').filter((line) => line.includes('-->'));
    expect(drawn.sort()).toEqual(arrows.sort());
  });

  it('is what the table in its README says', () => {
    const rows = LIFE.map(
      (row) => `| ${row.do} | ${row.from.join(', ')} | ${row.to} | ${row.by.join(', ')} | ${row.fact} |`,
    );
    const written = readme
      .split('\n')
      .filter((line) => /^\| [a-z]/.test(line))
      .map((line) => line.replace(/ +/g, ' '))
      .slice(1);
    expect(written).toEqual(rows);
  });

  it('ends for good where a request is withdrawn, passed on or already available', () => {
    for (const status of ENDED.split(' '))
      expect(data.filter(({ from }) => from.some((one) => one === status))).toEqual([]);
  });

  it('has every status', () => {
    const statuses = AdviceRequest.options.map((option) => option.shape.status.value);
    const known = new Set(data.flatMap(({ from, to }) => [...from, to]));
    expect([...statuses].sort()).toEqual(
      [...known].filter((status) => status !== 'nothing' && status !== 'was').sort(),
    );
  });

  it('says what a party may do, in the order of the table', () => {
    expect(waysOn('requested', 'adviser')).toEqual([
      'acknowledge',
      'submit',
      'not-known',
      'block',
      'open',
      'assign',
      'propose-pass-on',
      'propose-already-available',
      'claim-exception',
    ]);
    expect(waysOn('blocked', 'council')).toEqual(['withdraw', 'restore', 'revoke-links']);
    expect(waysOn('blocked', 'adviser')).toEqual([]);
    expect(waysOn('withdrawn', 'adviser')).toEqual([]);
  });

  it('says which party may give a command', () => {
    expect(mayGive('adviser', 'submit')).toBe(true);
    expect(mayGive('council', 'submit')).toBe(false);
    expect(mayGive('adviser', 'withdraw')).toBe(false);
    expect(mayGive('platform', 'send-rung')).toBe(true);
    expect(mayGive('adviser', 'block') && mayGive('council', 'block')).toBe(true);
  });

  it('is open while an answer is owed', () => {
    const statuses = AdviceRequest.options.map((option) => option.shape.status.value);
    expect(statuses.filter(isOpen)).toEqual(['requested', 'acknowledged', 'returned']);
  });
});
