import * as z from 'zod';
import { ClosedReason, CouncilException, RequestSource, Route } from '../../domain/assessment/assessment.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import { AdviceRequestView } from './advice-request-view.ts';

/** A limit with how it was counted, and under which regulation. */
const LimitView = z.object({ on: IsoDate, working: z.string() });

/** One child's assessment, with the child: whoever is shown this leaves a reading in the history. */
export const AssessmentView = z.object({
  ref: z.string(),
  childName: z.string(),
  childDateOfBirth: IsoDate,
  locality: z.string(),
  requestedOn: IsoDate,
  route: Route,
  requestSource: RequestSource.nullable(),
  decidedOn: IsoDate.nullable(),
  draftSentOn: IsoDate.nullable(),
  planIssuedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  closedReason: ClosedReason.nullable(),
  exceptions: z.array(
    z.object({ kind: CouncilException, why: z.string(), from: IsoDate.optional(), to: IsoDate.optional() }),
  ),
  nhsNumber: z.string().nullable(),
  address: z.string().nullable(),
  addressWithheld: z.boolean(),
  school: z.string().nullable(),
  yearGroup: z.int().nullable(),
  contacts: z.array(
    z.object({ name: z.string(), relation: z.string(), email: z.string().optional(), phone: z.string().optional() }),
  ),
  caseworkerEmail: z.string().nullable(),
  decideBy: LimitView.nullable(),
  refusePlanBy: LimitView.nullable(),
  issuePlanBy: LimitView.nullable(),
  /** Which advice of regulation 6(1) is not yet asked for, or asked for and not had. */
  notYetSought: z.array(
    z.object({
      regulation: z.string(),
      what: z.string(),
      status: z.enum(['not-asked', 'not-had']),
      /** What to do next. */
      say: z.string().nullable(),
    }),
  ),
  adviceRequests: z.array(AdviceRequestView),
});
export type AssessmentView = z.infer<typeof AssessmentView>;
