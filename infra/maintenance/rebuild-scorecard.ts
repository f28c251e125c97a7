/**
 * `npm run rebuild-scorecard -- --council ID (--stage NAME | --local PORT)`: recomputes a council's scorecard from its assessments,
 * beside whatever runs, and says what differed. Ends with 0 whether or not something did.
 */
import { parseArgs } from 'node:util';
import { DynamoAssessmentStore } from '../../shared/adapters/dynamodb/dynamo-assessment-store.ts';
import { DynamoScorecardStore } from '../../shared/adapters/dynamodb/dynamo-scorecard-store.ts';
import { type Rebuilt, rebuildScorecard } from '../../shared/application/rebuild-scorecard.ts';
import { tablesOf, type Where } from './tables-of-stage.ts';

const USAGE = 'Usage: npm run rebuild-scorecard -- --council ID (--stage NAME | --local PORT)';
const SHOWN = 20;

const whereOf = (stage: string | undefined, local: string | undefined): Where | null => {
  if (stage && !local) return { stage };
  return local && !stage && /^\d{1,5}$/.test(local) ? { local: Number(local) } : null;
};

const listed = (names: readonly string[]): string =>
  names
    .slice(0, SHOWN)
    .map((name) => `  ${name}\n`)
    .join('') + (names.length > SHOWN ? `  and ${names.length - SHOWN} more\n` : '');

const said = ({ assessments, contributions, sheets }: Rebuilt): string =>
  contributions.length + sheets.length === 0
    ? `${assessments} assessments compared: nothing differed.\n`
    : `${assessments} assessments compared. Put right:\n${contributions.length} contributions of assessments\n${listed(contributions)}${sheets.length} sheets that were not their sum\n${listed(sheets)}`;

const main = async (): Promise<number> => {
  const options = { council: { type: 'string' }, stage: { type: 'string' }, local: { type: 'string' } } as const;
  const { council, stage, local } = parseArgs({ options }).values;
  const where = whereOf(stage, local);
  if (!council || !where) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  const { documents, assessments, scorecard } = await tablesOf(where);
  const stores = {
    assessments: new DynamoAssessmentStore(documents, { assessments, mail: '' }),
    scorecard: new DynamoScorecardStore(documents, scorecard),
  };
  process.stdout.write(said(await rebuildScorecard(stores, council)));
  return 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`The scorecard was not rebuilt: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
