import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessmentsScorecard } from '../../../shared/application/scorecard/assessments-scorecard.ts';
import { healthScorecard } from '../../../shared/application/scorecard/health-scorecard.ts';
import { reportAsAt } from '../../../shared/application/scorecard/report-as-at.ts';
import { type ProgressReport, updateScorecard } from '../../../shared/application/scorecard/update-scorecard.ts';
import { plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { aTeam, theEps } from '../../builders/assessments.ts';
import { aProgress, aRequestProgress } from '../../builders/progress.ts';
import { progresses } from '../../domain/scorecard/any-progress.ts';
import { naiveAsAt, naiveAssessmentsMonth, naiveHealthMonth } from '../../domain/scorecard/naive-recount.ts';
import { MemoryDirectoryStore } from '../../fakes/memory-directory-store.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';

const report = (version: number, parts: Partial<ProgressReport> = {}): ProgressReport => ({
  council: 'vale',
  key: 'K3M9Q2XA7TZ1',
  version,
  progress: aProgress(),
  ...parts,
});

const CODES = ['CSC', 'EPS', 'RV1-PAED', 'RV1-SALT'];
const ports = async () => {
  const directory = new MemoryDirectoryStore();
  await directory.putTeams('vale', [
    theEps,
    aTeam({ code: 'RV1-SALT' }),
    aTeam({ code: 'RV1-PAED' }),
    aTeam({ code: 'CSC', kind: 'social-care', organisation: 'Vale' }),
  ]);
  return { scorecard: new MemoryScorecardStore(), directory };
};
const TODAY = '2019-10-01';
const reportsOf = async (all: Awaited<ReturnType<typeof ports>>) => ({
  asAt: await reportAsAt(all, 'vale', '2019-06-15'),
  health: await healthScorecard(all, 'vale', '2019-01', '2019-12', TODAY),
  assessments: await assessmentsScorecard(all, 'vale', '2019-01', '2019-12'),
});

describe('updating the scorecard', () => {
  it('counts an assessment by its newest version alone, whatever order its reports come in', async () => {
    const all = await ports();
    const answered = aRequestProgress({ status: 'submitted', answeredOn: '2019-02-01', outcome: 'submitted' });
    const newest = report(3, { progress: aProgress({ requests: [answered] }) });
    await updateScorecard(all, [newest]);
    await updateScorecard(all, [report(2, { progress: aProgress({ requests: [aRequestProgress()] }) }), report(1)]);
    await updateScorecard(all, [newest, newest]);
    const { health, assessments } = await reportsOf(all);
    expect(health.all.months[1]).toMatchObject({ month: '2019-02', due: 1, submittedInTime: 1, outstanding: 0 });
    expect(assessments.months[0]).toMatchObject({ month: '2019-01', requested: 1 });
  });

  it('is the same as a recount of the newest versions, after any order, repetition and division into batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(fc.array(progresses, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
          .chain((histories) => {
            const reports = histories.flatMap((history, at) =>
              history.map((progress, version) => report(version + 1, { key: `K${at}`, progress })),
            );
            const again = fc.array(fc.constantFrom(...reports), { maxLength: 10 });
            const order = again.chain((repeated) => {
              const every = [...reports, ...repeated];
              return fc.shuffledSubarray(every, { minLength: every.length, maxLength: every.length });
            });
            return fc.tuple(fc.constant(histories), order, fc.integer({ min: 1, max: 5 }));
          }),
        async ([histories, order, size]) => {
          const all = await ports();
          for (let at = 0; at < order.length; at += size)
            expect(await updateScorecard(all, order.slice(at, at + size))).toEqual([]);
          const newest = histories.flatMap((history) => history.at(-1) ?? []);
          const { asAt, health, assessments } = await reportsOf(all);
          expect(asAt).toEqual(naiveAsAt(newest, '2019-06-15', CODES));
          expect(health.all.months).toEqual(
            health.all.months.map(({ month }) => naiveHealthMonth(newest, month, TODAY)),
          );
          expect(assessments.months).toEqual(
            assessments.months.map(({ month }) => naiveAssessmentsMonth(newest, month)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts once where another writer is faster between reading and writing', async () => {
    const all = await ports();
    await updateScorecard(all, [report(1)]);
    let overtaken = false;
    all.scorecard.beforeReplace = async () => {
      if (overtaken) return;
      overtaken = true;
      await updateScorecard(all, [report(2, { progress: aProgress({ requests: [aRequestProgress()] }) })]);
    };
    const failed = await updateScorecard(all, [
      report(3, { progress: aProgress({ requests: [aRequestProgress({ receivedOn: '2019-02-01' })] }) }),
    ]);
    expect([overtaken, failed]).toEqual([true, []]);
    const { health } = await reportsOf(all);
    expect(health.all.months.map(({ due }) => due)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('gives back what could not be written because others were always faster, and takes the rest', async () => {
    const all = await ports();
    let version = 0;
    all.scorecard.beforeReplace = async () => {
      const [before] = (await all.scorecard.contributions('vale', ['BUSY'])).values();
      if (version++ % 2 === 0) await updateScorecard(all, [report((before?.version ?? 0) + 1, { key: 'BUSY' })]);
    };
    const busy = report(1_000, { key: 'BUSY' });
    expect(await updateScorecard(all, [report(1, { key: 'QUIET' }), busy])).toEqual([busy]);
    expect((await all.scorecard.contributions('vale', ['QUIET'])).get('QUIET')?.version).toBe(1);
  });

  it('keeps councils apart', async () => {
    const all = await ports();
    await updateScorecard(all, [report(1), report(1, { council: 'moor' })]);
    expect((await reportAsAt(all, 'vale', '2019-02-01')).assessmentsOngoing).toBe(1);
    expect((await reportAsAt(all, 'moor', '2019-02-01')).assessmentsOngoing).toBe(1);
    expect((await reportAsAt(all, 'wold', '2019-02-01')).assessmentsOngoing).toBe(0);
  });

  it('puts an open request among the open ones, and takes it from there when it is answered', async () => {
    const all = await ports();
    await updateScorecard(all, [report(1, { progress: aProgress({ requests: [aRequestProgress()] }) })]);
    expect(await all.scorecard.openRequests('vale', 'health')).toMatchObject([
      {
        key: 'K3M9Q2XA7TZ1',
        requests: [{ number: 1, team: 'RV1-SALT', state: 'open', dueOn: plusDays('2019-01-01', 42) }],
      },
    ]);
    const answered = aRequestProgress({ status: 'submitted', answeredOn: '2019-02-01', outcome: 'submitted' });
    await updateScorecard(all, [report(2, { progress: aProgress({ requests: [answered] }) })]);
    expect(await all.scorecard.openRequests('vale', 'health')).toEqual([]);
  });
});
