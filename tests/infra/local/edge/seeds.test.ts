import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { apiClients } from '../../../../infra/local/seeds/api-clients.ts';
import { COUNCILS, PEOPLE } from '../../../../infra/local/seeds/councils.ts';
import { csvOf } from '../../../../infra/local/seeds/example/csv.ts';
import { TEAMS } from '../../../../infra/local/seeds/example/teams.ts';
import { exampleYear } from '../../../../infra/local/seeds/example/year.ts';
import { figuresOf, recordsOf, type SeedRecords } from '../../../../infra/local/seeds/records.ts';
import { seed } from '../../../../infra/local/seeds/seed.ts';
import { Council } from '../../../../shared/domain/directory/council.ts';
import { Person } from '../../../../shared/domain/directory/person.ts';
import { FakePlatform } from './fake-platform.ts';

const DAYS = ['2026-03-02', '2026-11-22', '2027-02-28', '2028-02-29'];

describe('the example’s year', () => {
  it.each(DAYS)(
    'up to %s is the same each time, within the contract’s 1,000 requests, and never of a later day',
    (today) => {
      const { assessments, adviceRequests } = exampleYear(today);
      expect(exampleYear(today)).toEqual({ assessments, adviceRequests });
      expect(adviceRequests.length).toBeGreaterThan(450);
      expect(adviceRequests.length).toBeLessThanOrEqual(980);
      for (const row of [...assessments, ...adviceRequests])
        for (const [name, value] of Object.entries(row))
          if (name.endsWith('_on') && value) expect(value <= today).toBe(true);
    },
  );

  it.each(DAYS)('up to %s gives every child a name and a date of birth of their own', (today) => {
    const { assessments } = exampleYear(today);
    expect(new Set(assessments.map((row) => row['child_name'])).size).toBe(assessments.length);
    expect(new Set(assessments.map((row) => row['child_date_of_birth'])).size).toBe(assessments.length);
  });

  it('has answers in time and late, nil returns, exceptions and open requests, of every team, in every month', () => {
    const { adviceRequests } = exampleYear('2026-03-02');
    expect(new Set(adviceRequests.map((row) => row['team_code']))).toEqual(new Set(TEAMS.map(({ code }) => code)));
    expect(new Set(adviceRequests.map((row) => row['outcome']))).toEqual(new Set(['submitted', 'not-known', 'open']));
    const months = new Set(adviceRequests.map((row) => row['requested_on']?.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(12);
    expect(adviceRequests.filter((row) => row['exception']).length).toBeGreaterThan(5);
    expect(adviceRequests.filter((row) => row['late_reason']).length).toBeGreaterThan(50);
  });

  it('sends a request never before its assessment and answers it never before it was sent', () => {
    const { assessments, adviceRequests } = exampleYear('2026-03-02');
    const requestedOn = new Map(assessments.map((row) => [row['assessment_ref'], row['requested_on'] ?? '']));
    for (const { assessment_ref, requested_on = '', answered_on } of adviceRequests) {
      expect(requested_on >= (requestedOn.get(assessment_ref) ?? '9')).toBe(true);
      if (answered_on) expect(answered_on >= requested_on).toBe(true);
    }
  });
});

describe('a CSV file of a seed', () => {
  it('reads back as it was, commas and quotes too', () => {
    const rows = [
      { a: 'x,y', b: 'says "so"' },
      { a: '', b: 'two\nlines' },
    ];
    expect(parse(csvOf(rows), { columns: true })).toEqual(rows);
  });
});

describe('the figures that a seed must show', () => {
  it('are those of the published records', () => {
    expect(figuresOf(recordsOf('published', '2026-03-02') as SeedRecords)).toEqual({
      ongoing: expect.any(Number),
      healthDue: expect.any(Number),
      from: '2017-10',
      to: '2020-10',
    });
  });

  it('count what is open and leave out what was withdrawn', () => {
    const team = { team_code: 'H', kind: 'health' };
    const request = { team_code: 'H', requested_on: '2026-01-31', outcome: 'open' };
    const records = {
      teams: csvOf([team]),
      assessments: csvOf([
        { plan_issued_on: '', closed_on: '' },
        { plan_issued_on: '2026-01-01', closed_on: '' },
      ]),
      adviceRequests: csvOf([request, { ...request, outcome: 'withdrawn' }, { ...request, team_code: 'EPS' }]),
    };
    expect(figuresOf(records)).toEqual({ ongoing: 1, healthDue: 1, from: '2026-03', to: '2026-03' });
  });
});

/** The API as the seed sees it: it notes what comes, and shows everything at the second look. */
function fakeApi(failAt = '') {
  const calls: string[] = [];
  let looks = 0;
  return {
    calls,
    async importCsv(kind: string, csv: string) {
      if (kind === failAt) throw new Error('broken off');
      calls.push(`${kind} ${csv.length}`);
    },
    async post(path: string) {
      calls.push(path);
    },
    async get(path: string) {
      const all = looks++ > 1 ? 10_000 : 0;
      return path.startsWith('/api/reports') ? { assessmentsOngoing: all } : { all: { months: [{ due: all }] } };
    },
  };
}

describe('seeding', () => {
  it('imports teams, assessments and requests in that order, waits until they show, and then sends some live', async () => {
    const api = fakeApi();
    await seed('example', { store: new FakePlatform().store, api, today: '2026-03-02', onProgress: () => {} });
    expect(api.calls.slice(0, 3).map((call) => call.split(' ')[0])).toEqual([
      'teams',
      'assessments',
      'advice-requests',
    ]);
    expect(api.calls).toContain('/api/assessments/VALE-LIVE-1/advice-requests');
    expect(api.calls.at(-1)).toBe('/api/advice-requests/take-over');
  });

  it('does not happen twice in one directory, whatever the second start asks for', async () => {
    const { store } = new FakePlatform();
    await seed('none', { store, api: fakeApi(), today: '2026-03-02', onProgress: () => {} });
    const [again, said] = [fakeApi(), [] as string[]];
    await seed('published', { store, api: again, today: '2026-03-03', onProgress: (line) => said.push(line) });
    expect(again.calls).toEqual([]);
    expect(said[0]).toContain('keeps the records it has (--seed none)');
  });

  it('is completed with the same records where it was broken off, also on a later day', async () => {
    const { store } = new FakePlatform();
    const onProgress = () => {};
    await expect(
      seed('example', { store, api: fakeApi('advice-requests'), today: '2026-03-02', onProgress }),
    ).rejects.toThrow('broken off');
    const [again, whole] = [fakeApi(), fakeApi()];
    await seed('example', { store, api: again, today: '2026-03-09', onProgress });
    await seed('example', { store: new FakePlatform().store, api: whole, today: '2026-03-02', onProgress });
    expect(again.calls).toEqual(whole.calls);
  });
});

describe('the councils, clients and people of every seed', () => {
  it('have the shapes that the directory keeps', () => {
    for (const council of COUNCILS) expect(Council.parse(council)).toEqual(council);
    for (const { subject, name, email, councils } of PEOPLE)
      expect(() => Person.parse({ issuer: 'i', subject, name, email, councils })).not.toThrow();
  });

  it('are two councils, with one person a role each and a DCO of both, no two alike', () => {
    expect(COUNCILS.map(({ id }) => id)).toEqual(['vale', 'moor']);
    const roles = (id: string) =>
      PEOPLE.filter(({ councils }) => councils.length === 1 && councils[0]?.council === id).map(
        ({ councils }) => councils[0]?.roles[0],
      );
    for (const { id } of COUNCILS)
      expect(roles(id)).toEqual(['caseworker', 'manager', 'dco', 'board', 'administrator']);
    expect(PEOPLE.filter(({ councils }) => councils.length === 2)).toHaveLength(1);
    expect(new Set(PEOPLE.map(({ subject }) => subject)).size).toBe(PEOPLE.length);
  });

  it('have secrets that are kept, and are other ones in another directory', () => {
    const { store } = new FakePlatform();
    const [vale, moor] = apiClients(store);
    expect(apiClients(store)).toEqual([vale, moor]);
    expect(apiClients(new FakePlatform().store)[0].clientSecret).not.toBe(vale.clientSecret);
    expect([vale.councilId, moor.councilId]).toEqual(['vale', 'moor']);
  });
});
