import type { Progress } from '../../shared/domain/assessment/decision.ts';
import { plusWeeks } from '../../shared/domain/calendar/london-days.ts';

type RequestProgress = Progress['requests'][number];

/** The progress of an assessment requested on 1 January 2019, still going on, with no requests. */
export const aProgress = (parts: Partial<Progress> = {}): Progress => ({
  route: 'request',
  requestSource: 'parent',
  requestedOn: '2019-01-01',
  decidedOn: null,
  planIssuedOn: null,
  closedOn: null,
  closedReason: null,
  exceptions: [],
  requests: [],
  ...parts,
});

/** An open request for health advice, received on 1 January 2019; due six weeks after `receivedOn`. */
export const aRequestProgress = (parts: Partial<RequestProgress> = {}): RequestProgress => ({
  number: 1,
  team: 'RV1-SALT',
  organisation: 'North Vale',
  kind: 'health',
  status: 'requested',
  receivedOn: '2019-01-01',
  dueOn: plusWeeks(parts.receivedOn ?? '2019-01-01', 6),
  answeredOn: null,
  outcome: null,
  lateReason: null,
  endedOn: null,
  exceptions: [],
  openedOn: null,
  returnedOn: null,
  heldDays: null,
  ...parts,
});
