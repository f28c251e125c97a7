import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyImport } from '../../../functions/events/apply-import/handler.ts';
import { batchesOf } from '../../../shared/application/imports/file-batches.ts';
import { assessmentsImport } from '../../../shared/application/imports/import-assessments.ts';
import { teamsImport } from '../../../shared/application/imports/import-teams.ts';
import type { Import, ImportKind } from '../../../shared/application/ports/directory-store.ts';
import { type ApiPlatform, apiPlatform } from '../../builders/api-platform.ts';
import { collect } from '../../builders/collect.ts';

const ASSESSMENTS =
  'assessment_ref,child_name,child_date_of_birth,locality,requested_on,decided_on,plan_issued_on,closed_on,closed_reason,exception';
const aLine = (ref: string, name = 'Nia') => `${ref},${name},2018-05-04,Central,2026-01-05,,,,,`;

/** The event that S3 puts on the default bus, as the queue gives it. */
const fileCame = (...keys: string[]): SQSEvent =>
  ({
    Records: keys.map((key, at) => ({
      messageId: `m${at}`,
      body: JSON.stringify({
        source: 'aws.s3',
        'detail-type': 'Object Created',
        detail: { bucket: { name: 'imports' }, object: { key, size: 10 } },
      }),
    })),
  }) as unknown as SQSEvent;

let platform: ApiPlatform;
let saved: Import[];
beforeEach(async () => {
  platform = await apiPlatform();
  platform.files.onPut = async () => {};
  saved = [];
  const put = platform.directory.putImport.bind(platform.directory);
  platform.directory.putImport = async (record) => {
    saved.push(record);
    await put(record);
  };
});
const come = async (...keys: string[]) => applyImport(platform)(fileCame(...keys), {} as Context);
const begin = async (id: string, kind: ImportKind, text: string): Promise<void> => {
  const none = { rows: 0, done: 0, created: 0, changed: 0, unchanged: 0 };
  const record: Import = {
    id,
    council: 'vale',
    kind,
    status: 'waiting',
    ...none,
    errors: [],
    startedAt: platform.clock.now(),
  };
  await platform.directory.putImport(record);
  await platform.files.put('vale', id, Buffer.from(text));
};

describe('the job of an import', () => {
  it('runs when the file has come, once however often the event comes', async () => {
    await begin('one', 'assessments', [ASSESSMENTS, aLine('A'), aLine('B')].join('\n'));
    expect(await come('vale/one')).toEqual({ batchItemFailures: [] });
    expect(await platform.directory.import('vale', 'one')).toMatchObject({
      status: 'done',
      rows: 2,
      done: 2,
      created: 2,
    });
    expect([...new Set(saved.map(({ status }) => status))]).toEqual(['waiting', 'checking', 'importing', 'done']);
    await come('vale/one', 'vale/one');
    expect(platform.assessments.decisions).toHaveLength(2);
  });

  it('passes over a file that belongs to no import, and gives back an event that is none', async () => {
    expect(await come('vale/nothing', 'elsewhere/one')).toEqual({ batchItemFailures: [] });
    expect(await come('no-council')).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  });

  it('that was broken off goes on where it was, and completes what is missing', async () => {
    await begin(
      'one',
      'assessments',
      [ASSESSMENTS, ...Array.from({ length: 900 }, (_, n) => aLine(`R${n}`))].join('\n'),
    );
    const appendMany = platform.assessments.appendMany.bind(platform.assessments);
    let pieces = 0;
    platform.assessments.appendMany = async (changes) => {
      pieces += 1;
      if (pieces === 2) throw new Error('The function ran out of time');
      return appendMany(changes);
    };
    expect(await come('vale/one')).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    const half = await platform.directory.import('vale', 'one');
    expect(half).toMatchObject({ status: 'importing', rows: 900 });
    expect(half?.done).toBeGreaterThan(0);
    await come('vale/one');
    expect(await platform.directory.import('vale', 'one')).toMatchObject({ status: 'done', done: 900 });
    expect(platform.assessments.decisions).toHaveLength(900);
  });

  it('decides again on what another writer changed in between', async () => {
    await begin('one', 'assessments', [ASSESSMENTS, aLine('A')].join('\n'));
    await come('vale/one');
    await begin('two', 'assessments', [ASSESSMENTS, aLine('A', 'Nina')].join('\n'));
    const appendMany = platform.assessments.appendMany.bind(platform.assessments);
    let met = false;
    platform.assessments.appendMany = async (changes) => {
      if (!met) {
        met = true;
        await platform.vale('PATCH', '/api/assessments/A', { locality: 'South' });
      }
      return appendMany(changes);
    };
    await come('vale/two');
    expect(await platform.directory.import('vale', 'two')).toMatchObject({ status: 'done', changed: 1 });
    expect((await platform.vale('GET', '/api/assessments/A')).body.childName).toBe('Nina');
  });

  it('keeps the first 5,000 faults and says how many more there are', async () => {
    const lines = Array.from({ length: 5_010 }, (_, n) => `R${n},Nia,2018-05-04,Central,2026-99-99,,,,,`);
    await begin('bad', 'assessments', [ASSESSMENTS, ...lines].join('\n'));
    await come('vale/bad');
    const errors = (await platform.directory.import('vale', 'bad'))?.errors ?? [];
    expect(errors).toHaveLength(5_001);
    expect(errors[4_999]).toMatchObject({ line: 5_001, field: 'requested_on' });
    expect(errors[5_000]?.message).toContain('10 more');
  });

  it('reads a file of more than one batch twice: nothing is written where the last line is at fault', async () => {
    const team = (n: number, kind = 'other') => `T${n},Org ${n},${kind},S,t${n}@org.example,,,`;
    const header = 'team_code,organisation,kind,service,mailbox,manager_email,senior_email,email_domains';
    const good = Array.from({ length: 10_000 }, (_, n) => team(n));
    await begin('bad', 'teams', [header, ...good, team(10_000, 'wrong')].join('\n'));
    await come('vale/bad');
    expect(await platform.directory.import('vale', 'bad')).toMatchObject({
      status: 'refused',
      rows: 10_001,
      errors: [{ line: 10_002, field: 'kind' }],
    });
    expect(await platform.directory.team('vale', 'T0')).toBeNull();
    await begin('good', 'teams', [header, ...good, team(10_000)].join('\n'));
    await come('vale/good');
    expect(await platform.directory.import('vale', 'good')).toMatchObject({
      status: 'done',
      created: 10_001,
      done: 10_001,
    });
  });
});

describe('a file in batches', () => {
  const bytes = (text: string) =>
    (async function* () {
      yield new TextEncoder().encode(text);
    })();

  it('has a key that comes twice found across them', async () => {
    const text = [ASSESSMENTS, aLine('A'), aLine('B'), aLine('C'), aLine('A')].join('\n');
    const batches = await collect(batchesOf(bytes(text), assessmentsImport, 2));
    expect(batches.map(({ rows }) => rows.map(({ row }) => row.assessment_ref))).toEqual([['A', 'B'], ['C']]);
    expect(batches[1]?.faults).toMatchObject([{ line: 5, field: 'assessment_ref' }]);
  });

  it('has none of nothing but a header', async () => {
    const header = 'team_code,organisation,kind,service,mailbox,manager_email,senior_email,email_domains\n';
    expect(await collect(batchesOf(bytes(header), teamsImport))).toEqual([]);
  });
});
