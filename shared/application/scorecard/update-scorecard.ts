import type { Progress } from '../../domain/assessment/decision.ts';
import { contributionOf } from '../../domain/scorecard/contribution.ts';
import type { ScorecardStore } from '../ports/scorecard-store.ts';

/** How far an assessment had come after a decision. */
export interface ProgressReport {
  readonly council: string;
  readonly key: string;
  readonly version: number;
  readonly progress: Progress;
}

/** Writers that meet read again what the other one left; who meets others more often than this leaves it to the queue. */
const TRIES = 6;

const latestOf = (reports: readonly ProgressReport[]): ReadonlyMap<string, ProgressReport> => {
  const latest = new Map<string, ProgressReport>();
  for (const report of reports)
    if (report.version > (latest.get(report.key)?.version ?? 0)) latest.set(report.key, report);
  return latest;
};

const updateCouncil = async (
  scorecard: ScorecardStore,
  council: string,
  reports: readonly ProgressReport[],
): Promise<readonly string[]> => {
  const latest = latestOf(reports);
  let keys: readonly string[] = [...latest.keys()];
  for (let tried = 0; tried < TRIES && keys.length > 0; tried += 1) {
    const stored = await scorecard.contributions(council, keys);
    const newer = keys.flatMap((key) => {
      const report = latest.get(key);
      const before = stored.get(key) ?? null;
      if (!report || report.version <= (before?.version ?? 0)) return [];
      return [{ key, before, version: report.version, contribution: contributionOf(report.progress) }];
    });
    keys = (await scorecard.replace(council, newer)).conflicts;
  }
  return keys;
};

/**
 * Brings the scorecard to what the reports say: of each assessment the newest counts, once; one that is older than what is there,
 * or the same, changes nothing. So reports may come twice, late and in any order. Gives back the reports that could not be written.
 */
export const updateScorecard = async (
  { scorecard }: { readonly scorecard: ScorecardStore },
  reports: readonly ProgressReport[],
): Promise<readonly ProgressReport[]> => {
  const failed: ProgressReport[] = [];
  for (const [council, ofCouncil] of Map.groupBy(reports, (report) => report.council)) {
    const unwritten = new Set(await updateCouncil(scorecard, council, ofCouncil));
    failed.push(...ofCouncil.filter(({ key }) => unwritten.has(key)));
  }
  return failed;
};
