import type { Measures } from '../../../shared/application/ports/measures.ts';
import { reconcileScorecard } from '../../../shared/application/scorecard/reconcile-scorecard.ts';
import { MEASURES } from '../../../shared/contracts/schedules/measures.ts';
import { schedule } from '../../../shared/lambda/schedule.ts';

type Ports = Parameters<typeof reconcileScorecard>[0] & { readonly measures: Measures };

/** Compares, repairs, and says how far the scorecard had drifted: 0 too, so that a night without the check shows. */
export const reconcileScorecardHandler = (ports: Ports) =>
  schedule(async () => {
    const { drift } = await reconcileScorecard(ports);
    ports.measures.note(MEASURES.scorecardDrift, 'Count', drift);
  });
