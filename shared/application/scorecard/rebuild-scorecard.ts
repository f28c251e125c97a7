import { NOTHING } from '../../domain/scorecard/contribution.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { ScorecardStore } from '../ports/scorecard-store.ts';
import { repairContributions } from './repair-contributions.ts';
import { repairSheets } from './repair-sheets.ts';

export interface Rebuilt {
  readonly assessments: number;
  /** Keys of the assessments whose contribution was missing, out of date or wrong; or that are no more. */
  readonly contributions: readonly string[];
  /** Names of the sheets that were not the sum of the contributions. */
  readonly sheets: readonly string[];
}

interface Ports {
  readonly assessments: AssessmentStore;
  readonly scorecard: ScorecardStore;
}

/** Takes out what stands for assessments that are no more: only looked for where there are more contributions than assessments. */
const takeOutStrays = async ({ assessments, scorecard }: Ports, council: string): Promise<readonly string[]> => {
  const strays: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await scorecard.contributionsBetween(council, ' ', '~', cursor);
    const kept = await assessments.loadMany(
      council,
      page.items.map(({ key }) => key),
    );
    const known = new Set(kept.map(({ key }) => key));
    const stray = page.items.filter(({ key }) => !known.has(key));
    await scorecard.replace(
      council,
      stray.map((before) => ({ key: before.key, before, version: before.version, contribution: NOTHING })),
    );
    strays.push(...stray.map(({ key }) => key));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return strays;
};

/**
 * Recomputes a council's scorecard from its assessments, in one pass over them, beside running events: afterwards each contribution
 * is what its assessment gives, and each sheet the sum of them. Says what differed.
 */
export const rebuildScorecard = async (ports: Ports, council: string): Promise<Rebuilt> => {
  const contributions: string[] = [];
  let assessments = 0;
  let cursor: string | undefined;
  do {
    const page = await ports.assessments.all(council, cursor);
    const repaired = await repairContributions(ports.scorecard, council, page.items);
    assessments += page.items.length;
    contributions.push(...repaired.map(({ key }) => key));
    cursor = page.cursor;
  } while (cursor !== undefined);
  let checked = await repairSheets(ports.scorecard, council);
  let sheets = checked.sheets;
  if (checked.contributions > assessments) {
    contributions.push(...(await takeOutStrays(ports, council)));
    checked = await repairSheets(ports.scorecard, council);
    sheets = [...new Set([...sheets, ...checked.sheets])].sort();
  }
  return { assessments, contributions, sheets };
};
