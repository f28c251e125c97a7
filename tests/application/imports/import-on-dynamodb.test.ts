import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RunImportPorts, runImport } from '../../../shared/application/imports/run-import.ts';
import type { Import, ImportKind } from '../../../shared/application/ports/directory-store.ts';
import { dynamoRecords } from '../../adapters/dynamodb/dynamo-records.ts';
import { aCouncil } from '../../builders/council.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryImportFiles } from '../../fakes/memory-import-files.ts';
import { SeededSecrets } from '../../fakes/seeded-secrets.ts';

const published = (kind: ImportKind): Buffer =>
  readFileSync(new URL(`../../../infra/local/seeds/published/${kind}.csv`, import.meta.url));

describe('the published records on the real database', () => {
  it('come in whole, and are unchanged when they come again', { timeout: 180_000 }, async () => {
    const files = new MemoryImportFiles();
    const ports: RunImportPorts = {
      ...(await dynamoRecords()),
      clock: new FixedClock('2026-03-02T09:00:00.000Z'),
      secrets: new SeededSecrets(),
      files,
    };
    await ports.directory.putCouncil(aCouncil());
    const run = async (kind: ImportKind): Promise<Import | null> => {
      const id = ports.secrets.id();
      const none = { rows: 0, done: 0, created: 0, changed: 0, unchanged: 0 };
      const startedAt = ports.clock.now();
      await ports.directory.putImport({ id, council: 'vale', kind, status: 'waiting', ...none, errors: [], startedAt });
      await files.put('vale', id, published(kind));
      await runImport(ports, 'vale', id);
      return ports.directory.import('vale', id);
    };
    const rows = { teams: 7, assessments: 1942, 'advice-requests': 5155 } as const;
    for (const kind of ['teams', 'assessments', 'advice-requests'] as const)
      expect(await run(kind)).toMatchObject({ status: 'done', done: rows[kind], created: rows[kind] });
    for (const kind of ['teams', 'assessments', 'advice-requests'] as const)
      expect(await run(kind)).toMatchObject({ status: 'done', created: 0, changed: 0, unchanged: rows[kind] });
  });
});
