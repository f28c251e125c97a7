import { beforeEach, describe, expect, it } from 'vitest';
import { reconcileScorecardHandler } from '../../../functions/schedules/reconcile-scorecard/handler.ts';
import { rebuildScorecard } from '../../../shared/application/scorecard/rebuild-scorecard.ts';
import { keysOfSlice, reconcileScorecard } from '../../../shared/application/scorecard/reconcile-scorecard.ts';
import { updateScorecard } from '../../../shared/application/scorecard/update-scorecard.ts';
import { progressOf } from '../../../shared/domain/assessment/decide.ts';
import { contributionOf, NOTHING, tallyOf } from '../../../shared/domain/scorecard/contribution.ts';
import { assessmentsSheet, bookAndPage } from '../../../shared/domain/scorecard/sheet-names.ts';
import { sumTallies } from '../../../shared/domain/scorecard/tally.ts';
import { anAssessment, aRequest } from '../../builders/assessments.ts';
import { aChange } from '../../builders/changes.ts';
import { aCouncil } from '../../builders/council.ts';
import { aProgress } from '../../builders/progress.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { memoryRecords } from '../../fakes/memory-records.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyOf = (n: number): string => `${DIGITS[n % 32]}${DIGITS[(n * 7) % 32]}M9Q2XA${String(n).padStart(4, '0')}`;
const assessmentOf = (n: number) => anAssessment({ key: keyOf(n), ref: `EHC-${n}`, requests: [aRequest()] });

const atWork = async (count = 120) => {
  const ports = {
    ...memoryRecords(),
    scorecard: new MemoryScorecardStore(),
    clock: new FixedClock(),
    log: new MemoryLog(),
  };
  await ports.directory.putCouncil(aCouncil());
  for (let n = 0; n < count; n += 1) await ports.assessments.append(aChange(null, assessmentOf(n)));
  return ports;
};
type AtWork = Awaited<ReturnType<typeof atWork>>;

const reportsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    council: 'vale',
    key: keyOf(n),
    version: 1,
    progress: progressOf(assessmentOf(n)),
  }));

/** Every sheet as it must be: recomputed here, from the assessments alone. */
const right = (count: number) =>
  sumTallies(reportsOf(count).map(({ progress }) => ({ tally: tallyOf(contributionOf(progress)), times: 1 })));
const sheetsOf = ({ scorecard }: AtWork, count: number) => scorecard.sheets('vale', Object.keys(right(count)));

const spoilContribution = async ({ scorecard }: AtWork, key: string) => {
  const before = (await scorecard.contributions('vale', [key])).get(key) ?? null;
  await scorecard.replace('vale', [{ key, before, version: before?.version ?? 1, contribution: NOTHING }]);
};
const spoilSheet = async ({ scorecard }: AtWork, name: string) => {
  const { book, page } = bookAndPage(name);
  const [sheet] = await scorecard.book('vale', book, page, `${page}0`);
  await scorecard.rewriteSheet('vale', { name, revision: sheet?.revision ?? 0, counts: { requested: 99 } });
};

const MONTH = assessmentsSheet('2025-12');

describe('rebuilding the scorecard', () => {
  let ports: AtWork;
  beforeEach(async () => {
    ports = await atWork();
  });

  it('makes from nothing what the events would have made', async () => {
    const rebuilt = await rebuildScorecard(ports, 'vale');
    expect(rebuilt.assessments).toBe(120);
    expect(rebuilt.contributions).toHaveLength(120);
    expect(rebuilt.sheets).toEqual([]);
    expect(await sheetsOf(ports, 120)).toEqual(right(120));
  });

  it('changes nothing, and says so, where everything is right', async () => {
    await updateScorecard(ports, reportsOf(120));
    expect(await rebuildScorecard(ports, 'vale')).toEqual({ assessments: 120, contributions: [], sheets: [] });
  });

  it('puts right a wrong contribution, a sheet that is not the sum, and what stands for no assessment', async () => {
    await updateScorecard(ports, [
      ...reportsOf(120),
      { council: 'vale', key: 'STRAY', version: 1, progress: aProgress() },
    ]);
    await spoilContribution(ports, keyOf(3));
    await spoilSheet(ports, MONTH);
    const rebuilt = await rebuildScorecard(ports, 'vale');
    expect(rebuilt.contributions).toEqual([keyOf(3), 'STRAY']);
    expect(rebuilt.sheets).toEqual([MONTH]);
    expect(await sheetsOf(ports, 120)).toEqual(right(120));
    expect(await rebuildScorecard(ports, 'vale')).toMatchObject({ contributions: [], sheets: [] });
  });

  it('leaves alone a sheet that an event wrote meanwhile, and loses nothing of it', async () => {
    await updateScorecard(ports, reportsOf(120));
    const read = ports.scorecard.contributionsBetween.bind(ports.scorecard);
    let written = false;
    ports.scorecard.contributionsBetween = async (...range) => {
      const page = await read(...range);
      if (!written)
        await updateScorecard(ports, [
          { council: 'vale', key: '00NEW', version: 1, progress: aProgress({ requestedOn: '2025-12-05' }) },
        ]);
      written = true;
      return page;
    };
    await spoilSheet(ports, assessmentsSheet('2027-01'));
    expect((await rebuildScorecard(ports, 'vale')).sheets).toEqual([assessmentsSheet('2027-01')]);
    expect((await ports.scorecard.sheets('vale', [MONTH]))[MONTH]).toMatchObject({ requested: 121 });
  });
});

describe('the nightly check of the scorecard', () => {
  const nightOf = async (ports: AtWork, now: string) => {
    ports.clock.set(now);
    return reconcileScorecard(ports);
  };

  it('finds no drift where every event arrived', async () => {
    const ports = await atWork();
    await updateScorecard(ports, reportsOf(120));
    expect(await nightOf(ports, '2026-03-03T02:00:00.000Z')).toEqual({ councils: 1, drift: 0 });
  });

  it('counts and makes good an event that was lost, but not one that may still be on its way', async () => {
    const ports = await atWork();
    const decidedAt = ports.assessments.decisions[0]?.at ?? '';
    await updateScorecard(ports, reportsOf(118));
    const justAfter = new Date(Date.parse(decidedAt) + 60_000).toISOString();
    expect(await nightOf(ports, justAfter)).toEqual({ councils: 1, drift: 0 });
    expect(await sheetsOf(ports, 120)).toEqual(right(120));

    const later = await atWork();
    await updateScorecard(later, reportsOf(118));
    const anHourAfter = new Date(Date.parse(decidedAt) + 3_600_000).toISOString();
    expect(await nightOf(later, anHourAfter)).toEqual({ councils: 1, drift: 2 });
    expect(await sheetsOf(later, 120)).toEqual(right(120));
    expect(later.log.lines.at(-1)?.level).toBe('warn');
  });

  it('comes to every assessment within thirty nights', async () => {
    const ports = await atWork();
    await updateScorecard(ports, reportsOf(120));
    for (let n = 0; n < 120; n += 1) await spoilContribution(ports, keyOf(n));
    let drift = 0;
    for (let night = 0; night < 30; night += 1) {
      const day = new Date(Date.parse('2026-05-01T02:00:00.000Z') + night * 86_400_000).toISOString();
      drift += (await nightOf(ports, day)).drift;
    }
    expect(drift).toBe(120);
    expect(await sheetsOf(ports, 120)).toEqual(right(120));
  });

  it('divides the keys into thirty shares that leave none out', () => {
    const shares = Array.from({ length: 30 }, (_, slice) => keysOfSlice(slice));
    expect(shares[0]?.[0]).toBe('00');
    expect(shares.at(-1)?.[1]).toBe('~');
    for (const [at, [, before]] of shares.entries()) if (at < 29) expect(before).toBe(shares[at + 1]?.[0]);
    const sizes = shares.map(
      ([from, before]) =>
        Array.from({ length: 1024 }, (_, n) => `${DIGITS[n >> 5]}${DIGITS[n % 32]}`).filter(
          (key) => key >= from && key < before,
        ).length,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1024);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('puts right a sheet, and reports the drift as a measure, 0 too', async () => {
    const ports = await atWork();
    await updateScorecard(ports, reportsOf(120));
    await spoilSheet(ports, MONTH);
    const noted: unknown[] = [];
    const handler = reconcileScorecardHandler({ ...ports, measures: { note: (...measure) => noted.push(measure) } });
    const night = handler as unknown as (event: unknown, context: unknown) => Promise<void>;
    await night({}, {});
    await night({}, {});
    expect(noted).toEqual([
      ['ScorecardDrift', 'Count', 1],
      ['ScorecardDrift', 'Count', 0],
    ]);
    expect(await sheetsOf(ports, 120)).toEqual(right(120));
  });
});
