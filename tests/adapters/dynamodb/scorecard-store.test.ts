import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DynamoScorecardStore } from '../../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { assessmentsScorecard } from '../../../shared/application/scorecard/assessments-scorecard.ts';
import { healthScorecard } from '../../../shared/application/scorecard/health-scorecard.ts';
import { reportAsAt } from '../../../shared/application/scorecard/report-as-at.ts';
import { updateScorecard } from '../../../shared/application/scorecard/update-scorecard.ts';
import { Team } from '../../../shared/domain/directory/team.ts';
import { aTeam } from '../../builders/assessments.ts';
import { publishedFigures, publishedProgress, publishedTeams } from '../../builders/published-progress.ts';
import { naiveAsAt, naiveAssessmentsMonth, naiveHealthMonth } from '../../domain/scorecard/naive-recount.ts';
import { MemoryDirectoryStore } from '../../fakes/memory-directory-store.ts';
import { scorecardStoreSuite } from '../scorecard-store-suite.ts';
import { localDocuments } from './dynamo-records.ts';
import { makeTable } from './make-table.ts';

const store = async () => {
  const documents = await localDocuments();
  return new DynamoScorecardStore(documents, await makeTable(documents, `${randomUUID()}-scorecard`));
};

scorecardStoreSuite('The scorecard in DynamoDB', store);

describe('the published records in DynamoDB', () => {
  it('give the published figures, and those of a recount, when they come in batches, each twice', async () => {
    const scorecard = await store();
    const directory = new MemoryDirectoryStore();
    const teams = publishedTeams();
    await directory.putTeams(
      'vale',
      teams.map((team) => Team.parse({ ...aTeam(), ...team })),
    );
    const records = [...publishedProgress()];
    const opened = records.map(([key, progress]) => ({
      council: 'vale',
      key,
      version: 1,
      progress: { ...progress, requests: [] },
    }));
    const asked = records.map(([key, progress]) => ({ council: 'vale', key, version: 2, progress }));
    const reports = [...opened, ...asked, ...opened.slice(0, 100), ...asked.slice(0, 100)];
    for (let at = 0; at < reports.length; at += 100)
      expect(await updateScorecard({ scorecard }, reports.slice(at, at + 100))).toEqual([]);

    const all = records.map(([, progress]) => progress);
    const codes = teams.map(({ code }) => code);
    for (const { date, percentOverTwentyWeeks: _shown, ...counts } of publishedFigures().asAt) {
      const report = await reportAsAt({ scorecard, directory }, 'vale', date);
      expect(report).toMatchObject(counts);
      expect(report).toEqual(naiveAsAt(all, date, codes));
    }
    const health = await healthScorecard({ scorecard, directory }, 'vale', '2018-05', '2020-08', '2020-08-24');
    expect(health.all.months).toEqual(health.all.months.map(({ month }) => naiveHealthMonth(all, month, '2020-08-24')));
    const assessments = await assessmentsScorecard({ scorecard }, 'vale', '2018-01', '2020-08');
    expect(assessments.months).toEqual(assessments.months.map(({ month }) => naiveAssessmentsMonth(all, month)));
  }, 120_000);
});
