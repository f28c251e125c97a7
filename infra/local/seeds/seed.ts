import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalStore } from '../engine/engine.ts';
import { StartRefused } from '../engine/start-refused.ts';
import { sendLive } from './example/live.ts';
import type { PlatformApi } from './platform-api.ts';
import { figuresOf, recordsOf, type SeedFigures, type SeedKind } from './records.ts';

export interface Seeding {
  readonly store: LocalStore;
  readonly api: Pick<PlatformApi, 'importCsv' | 'post' | 'get'>;
  /** The platform's day in London. */
  readonly today: string;
  readonly onProgress: (line: string) => void;
}

/** Milliseconds: far more than a slow machine takes. */
const PATIENCE = 600_000;

interface SeedMark {
  readonly kind: SeedKind;
  /** The day of which the records are: a start that was broken off is completed with the same ones. */
  readonly today: string;
  readonly done: boolean;
}

/**
 * Fills a new DIR with a seed's records, through the platform's own imports, and waits until they show in the reports. What DIR
 * has already is left as it is.
 */
export async function seed(wanted: SeedKind, { store, api, today, onProgress }: Seeding): Promise<void> {
  const marks = store.collection<SeedMark>('seed');
  const mark = marks.get('seed') ?? { kind: wanted, today, done: false };
  marks.put('seed', mark);
  if (mark.kind !== wanted)
    onProgress(`This directory keeps the records it has (--seed ${mark.kind}), not those of --seed ${wanted}`);
  if (mark.done) return;
  const records = recordsOf(mark.kind, mark.today);
  if (records) {
    const files = [
      ['teams', records.teams],
      ['assessments', records.assessments],
      ['advice-requests', records.adviceRequests],
    ] as const;
    for (const [kind, csv] of files) {
      onProgress(`Importing ${kind} of --seed ${mark.kind}`);
      await api.importCsv(kind, csv, onProgress);
    }
    onProgress('Waiting until the scorecard shows them');
    await shown(api, figuresOf(records), today);
    if (mark.kind === 'example') await sendLive(api, mark.today);
  }
  marks.put('seed', { ...mark, done: true });
}

/** A change shows within 10 s of its event; the first start waits until the whole year does. */
async function shown(api: Seeding['api'], figures: SeedFigures, today: string): Promise<void> {
  for (const until = performance.now() + PATIENCE; performance.now() < until; ) {
    const asAt = (await api.get(`/api/reports/as-at?date=${today}`)) as { assessmentsOngoing: number };
    const card = (await api.get(`/api/scorecards/health?from=${figures.from}&to=${figures.to}`)) as {
      all: { months: { due: number }[] };
    };
    const due = card.all.months.reduce((sum, month) => sum + month.due, 0);
    // At least: an earlier start that was broken off may have sent its live requests already.
    if (asAt.assessmentsOngoing >= figures.ongoing && due >= figures.healthDue) return;
    await sleep(250);
  }
  throw new StartRefused(
    'The reports do not show the seed’s records after ten minutes: see what each function last did in DIR/logs',
  );
}
