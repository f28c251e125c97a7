import type { Log } from '../../../shared/application/ports/system.ts';
import type { ScorecardPorts } from '../../../shared/application/scorecard/health-flows.ts';
import type { StaffPorts } from '../../../shared/application/staff-session.ts';

/** No store of assessments is among these: the scorecard's pages cannot read one. */
export type ScorecardContext = StaffPorts & ScorecardPorts & { readonly log: Log };
