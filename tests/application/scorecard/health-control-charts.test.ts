import { describe, expect, it } from 'vitest';
import { healthControlCharts } from '../../../shared/application/scorecard/health-control-charts.ts';
import { healthScorecard } from '../../../shared/application/scorecard/health-scorecard.ts';
import { updateScorecard } from '../../../shared/application/scorecard/update-scorecard.ts';
import { viewHealthScorecard } from '../../../shared/application/scorecard/view-health-scorecard.ts';
import type { Progress } from '../../../shared/domain/assessment/decision.ts';
import { plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { aTeam, theEps } from '../../builders/assessments.ts';
import { aProgress, aRequestProgress } from '../../builders/progress.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryDirectoryStore } from '../../fakes/memory-directory-store.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';

type Request = Progress['requests'][number];

/** Requests to health teams that fell due on a day, each answered then or the day after. */
const dueOn = (day: string, inTime: number, late: number, its: Partial<Request> = {}): Request[] =>
  Array.from({ length: inTime + late }, (_, n) =>
    aRequestProgress({
      receivedOn: plusDays(day, -42),
      status: 'submitted',
      outcome: 'submitted',
      answeredOn: plusDays(day, n < inTime ? 0 : 1),
      ...its,
    }),
  );

const scorecardWith = async (...requests: Request[]) => {
  const ports = {
    scorecard: new MemoryScorecardStore(),
    directory: new MemoryDirectoryStore(),
    clock: new FixedClock('2020-05-15T12:00:00.000Z'),
  };
  const paediatrics = aTeam({ code: 'RV2-PAED', organisation: 'A South Vale Trust', service: 'Community paediatrics' });
  await ports.directory.putTeams('vale', [aTeam(), theEps, paediatrics]);
  const numbered = requests.map((request, at) => ({ ...request, number: at + 1 }));
  const progress = aProgress({ requestedOn: '2019-11-01', requests: numbered });
  await updateScorecard(ports, [{ council: 'vale', key: 'K1', version: 1, progress }]);
  return ports;
};
const TODAY = '2020-05-15';

describe('the control charts of health advice', () => {
  it('leave out the running and later months, and those without a value', async () => {
    const ports = await scorecardWith(
      ...dueOn('2020-01-10', 3, 1),
      ...dueOn('2020-03-10', 1, 1),
      ...dueOn('2020-05-01', 1, 0),
    );
    const { all, organisations } = await healthControlCharts(ports, 'vale', '2020-01', '2020-06', TODAY);
    expect(all?.points.map(({ month, value }) => [month, value])).toEqual([
      ['2020-01', 75],
      ['2020-03', 50],
    ]);
    expect(all).toMatchObject({ mean: 62.5, provisional: true, variation: 'common' });
    expect(
      organisations.map(({ organisation, chart, teams }) => [
        organisation,
        chart?.mean ?? null,
        teams.map(({ team }) => team),
      ]),
    ).toEqual([
      ['A South Vale Trust', null, ['RV2-PAED']],
      ['North Vale Health and Care NHS Trust', 62.5, ['RV1-SALT']],
    ]);
  });

  it('are none under two points', async () => {
    const ports = await scorecardWith(...dueOn('2020-01-10', 3, 1), ...dueOn('2020-05-01', 1, 0));
    const { all } = await healthControlCharts(ports, 'vale', '2020-01', '2020-06', TODAY);
    expect(all).toBeNull();
  });
});

describe('the health scorecard', () => {
  it('has every month of the range, every organisation with a health team by name, and no other kind’s figures', async () => {
    const eps = { team: 'EPS', kind: 'educational-psychology' };
    const ports = await scorecardWith(...dueOn('2020-02-10', 1, 0), ...dueOn('2020-02-10', 5, 5, eps));
    const { from, to, all, organisations } = await healthScorecard(ports, 'vale', '2020-01', '2020-03', TODAY);
    expect([from, to]).toEqual(['2020-01', '2020-03']);
    expect(all.months.map(({ month, due, percentInTime }) => [month, due, percentInTime])).toEqual([
      ['2020-01', 0, null],
      ['2020-02', 1, 100],
      ['2020-03', 0, null],
    ]);
    expect(organisations.map(({ organisation }) => organisation)).toEqual([
      'A South Vale Trust',
      'North Vale Health and Care NHS Trust',
    ]);
    expect(organisations[0]?.teams).toMatchObject([{ team: 'RV2-PAED', service: 'Community paediatrics' }]);
  });

  it('keeps the figures of a team that is no health team any more', async () => {
    const ports = await scorecardWith(...dueOn('2020-02-10', 1, 1));
    await ports.directory.putTeams('vale', [aTeam({ kind: 'other' })]);
    const { all, organisations } = await healthScorecard(ports, 'vale', '2020-02', '2020-02', TODAY);
    expect(all.months[0]?.due).toBe(2);
    expect(organisations.flatMap(({ teams }) => teams.map(({ team }) => team))).toContain('RV1-SALT');
  });

  it('shows what is open by how late it is, and what was returned and is out with the team', async () => {
    const ports = await scorecardWith(
      aRequestProgress({ receivedOn: '2020-03-01', openedOn: '2020-03-05' }),
      aRequestProgress({ receivedOn: '2020-01-01', exceptions: ['absence-from-area'] }),
      aRequestProgress({ receivedOn: '2020-05-01' }),
      aRequestProgress({
        status: 'returned',
        outcome: 'submitted',
        answeredOn: '2020-04-01',
        returnedOn: '2020-05-05',
      }),
    );
    const { all, organisations } = await viewHealthScorecard(ports, 'vale');
    expect(all.open.map(({ id, daysLate, isOpened, isExcepted }) => [id, daysLate, isOpened, isExcepted])).toEqual([
      ['K1-02', 93, false, true],
      ['K1-01', 33, true, false],
      ['K1-03', -28, false, false],
    ]);
    expect([all.returned, all.longestReturnedDays]).toEqual([1, 10]);
    expect(organisations.map(({ view }) => view.open.length)).toEqual([0, 3]);
  });
});
