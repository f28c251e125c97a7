import type { AdviceRequest, RequestCommon } from '../../shared/domain/advice-request/advice-request.ts';
import { adviceDue } from '../../shared/domain/advice-request/due.ts';
import { asked, freshRequest } from '../../shared/domain/advice-request/new-request.ts';
import type { Assessment } from '../../shared/domain/assessment/assessment.ts';
import type { DecisionContext, Outcome } from '../../shared/domain/assessment/commands.ts';
import type { Fact } from '../../shared/domain/assessment/facts.ts';
import type { Council } from '../../shared/domain/directory/council.ts';
import type { Team } from '../../shared/domain/directory/team.ts';

/** A health team; say what matters. */
export const aTeam = (its: Partial<Team> = {}): Team => ({
  code: 'RV1-SALT',
  organisation: 'North Vale Health and Care NHS Trust',
  kind: 'health',
  service: 'Speech and language therapy',
  basis: 'section-31',
  mailbox: 'salt@rv1.nhs.example',
  managerEmail: 'salt.manager@rv1.nhs.example',
  seniorEmail: 'salt.lead@rv1.nhs.example',
  emailDomains: ['rv1.nhs.example'],
  otherAddresses: [],
  linksRevokedAt: null,
  ...its,
});

export const theEps = aTeam({
  code: 'EPS',
  organisation: 'Vale Educational Psychology Service',
  kind: 'educational-psychology',
  service: 'Educational psychology',
  basis: 'council-service',
  mailbox: 'eps@vale.gov.example',
});

/** An assessment requested on 1 December 2025, with no requests yet. */
export const anAssessment = (its: Partial<Assessment> = {}): Assessment => ({
  council: 'vale',
  key: 'K3M9Q2XA7TZ1',
  version: 1,
  ref: 'EHC-2026-00001',
  route: 'request',
  requestSource: 'parent',
  requestedOn: '2025-12-01',
  decidedOn: null,
  draftSentOn: null,
  planIssuedOn: null,
  closedOn: null,
  closedReason: null,
  exceptions: [],
  locality: 'Central',
  caseworkerEmail: null,
  yearGroup: null,
  requests: [],
  ...its,
});

/** What a request received on 5 January 2026 (due 16 February) has whatever its status. */
export const aRequestsCommon = (its: Partial<RequestCommon> = {}): RequestCommon => {
  const receivedOn = its.receivedOn ?? '2026-01-05';
  const clock = { receivedOn, receivedBasis: 'sent', dueOn: adviceDue(receivedOn) } as const;
  return { ...freshRequest(1, asked(aTeam()), clock, `${receivedOn}T10:00:00.000Z`), ...its };
};

/** A request that nobody has answered. */
export const aRequest = (its: Partial<RequestCommon> = {}): AdviceRequest => ({
  ...aRequestsCommon(its),
  status: 'requested',
});

const answer = { outcome: 'submitted', on: '2026-02-01', lateReason: null, answer: 1 } as const;

/** A request in each status; numbered 1, received on 5 January 2026, answered on 1 February where answered. */
export const aRequestThatIs = (status: AdviceRequest['status'], its: Partial<RequestCommon> = {}): AdviceRequest => {
  const common = aRequestsCommon(its);
  switch (status) {
    case 'requested':
      return { ...common, status };
    case 'acknowledged':
      return { ...common, status, acknowledgedOn: '2026-01-08' };
    case 'submitted':
      return { ...common, status, answer };
    case 'returned': {
      const returns = [{ on: '2026-02-03', missing: 'The hours', answerBy: '2026-02-17', backOn: null }];
      return { ...common, returns: its.returns ?? returns, status, answer };
    }
    case 'accepted':
      return { ...common, status, answer, acceptedOn: '2026-02-03' };
    case 'not-known':
      return { ...common, status, answer: { ...answer, outcome: 'not-known' } };
    case 'passed-on':
      return { ...common, status, endedOn: '2026-01-20', to: 2 };
    case 'withdrawn':
      return { ...common, status, endedOn: '2026-01-20', reason: 'Sent by mistake' };
    case 'already-available':
      return { ...common, status, endedOn: '2026-01-20', agreements: [] };
    case 'blocked': {
      const was = { ...common, status: 'requested' } as const;
      return { ...common, status, blockedOn: '2026-01-20', blockedBy: 'adviser', was };
    }
  }
};

/** Ten in the morning of a day in London, in winter; deemed receipt off. */
export const on = (today: string, its: Partial<DecisionContext> = {}): DecisionContext => ({
  today,
  now: `${today}T10:00:00.000Z`,
  deemedReceipt: false,
  ...its,
});

/** A council's part that the ladder and its recipients read. */
export const someRecipients: Pick<Council, 'ladder' | 'recipients'> = {
  ladder: {},
  recipients: {
    dco: 'dco@icb.example',
    principalEp: 'principal.ep@vale.gov.example',
    headOfSocialCare: 'head.csc@vale.gov.example',
    headOfSend: 'head.send@vale.gov.example',
    icbSendLead: 'send.lead@icb.example',
  },
};

/** The facts of a decision that must have been allowed. */
export const factsOf = (outcome: Outcome): readonly Fact[] => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.reason}`);
  return outcome.facts;
};

/** The refusal of a decision that must have been refused. */
export const refusalOf = (outcome: Outcome): { kind: string; reason: string; field?: string } => {
  if (outcome.ok) throw new Error(`Allowed: ${JSON.stringify(outcome.facts)}`);
  return outcome.refusal;
};
