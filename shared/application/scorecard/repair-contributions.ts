import type { Assessment } from '../../domain/assessment/assessment.ts';
import { progressOf } from '../../domain/assessment/decide.ts';
import { contributionOf, sameContribution } from '../../domain/scorecard/contribution.ts';
import type { ScorecardStore, StoredContribution } from '../ports/scorecard-store.ts';

/** Another writer that is faster leaves something newer; after so many times it is left to the next run. */
const TRIES = 3;

const isRight = (stored: StoredContribution | undefined, assessment: Assessment): boolean => {
  if (!stored) return false;
  // Newer than what was read here: its event overtook this reading. Older with the same content: decisions without an event followed.
  if (stored.version > assessment.version) return true;
  return sameContribution(stored.contribution, contributionOf(progressOf(assessment)));
};

/** Compares contributions with the assessments they come from, and puts right those that differ. Gives back the assessments whose contribution did. */
export const repairContributions = async (
  scorecard: ScorecardStore,
  council: string,
  assessments: readonly Assessment[],
): Promise<readonly Assessment[]> => {
  const repaired = new Set<Assessment>();
  let left = assessments;
  for (let tried = 0; tried < TRIES && left.length > 0; tried += 1) {
    const stored = await scorecard.contributions(
      council,
      left.map(({ key }) => key),
    );
    const wrong = left.filter((assessment) => !isRight(stored.get(assessment.key), assessment));
    for (const assessment of wrong) repaired.add(assessment);
    const { conflicts } = await scorecard.replace(
      council,
      wrong.map((assessment) => ({
        key: assessment.key,
        before: stored.get(assessment.key) ?? null,
        version: assessment.version,
        contribution: contributionOf(progressOf(assessment)),
      })),
    );
    left = wrong.filter(({ key }) => conflicts.includes(key));
  }
  return [...repaired];
};
