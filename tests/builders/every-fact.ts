import type { AdviceRequest } from '../../shared/domain/advice-request/advice-request.ts';
import { progressOf } from '../../shared/domain/assessment/decide.ts';
import type { Decision } from '../../shared/domain/assessment/decision.ts';
import type { Fact } from '../../shared/domain/assessment/facts.ts';
import { anAssessment, aRequest } from './assessments.ts';

/** In every free text and every reference, so that it can be looked for where none may be. */
export const CANARY = 'Canary-Quill';

const exception = {
  ...({ kind: 'missed-appointment', why: CANARY, from: null, to: null, on: '2026-01-20' } as const),
  ...({ claimedOn: '2026-01-21', claimedBy: 'adviser', decision: null, decidedOn: null, chaseAgainOn: null } as const),
};
const secretive = (its: Partial<AdviceRequest> = {}): AdviceRequest =>
  ({
    ...aRequest({
      exceptions: [exception],
      proposedPassOn: { team: 'RV1-OT', why: CANARY, on: '2026-01-21' },
      challenged: { reason: CANARY, answerBy: '2026-02-20', on: '2026-02-06' },
    }),
    ...its,
  }) as AdviceRequest;

const { version: _version, requests: _requests, ...opened } = anAssessment({ ref: CANARY, locality: CANARY });
const on = '2026-02-06';
const about = { request: 1, on } as const;

/** One fact of each name, and of each kind of rung. */
export const EVERY_FACT: readonly Fact[] = [
  { fact: 'AssessmentOpened', assessment: { ...opened, caseworkerEmail: `${CANARY}@vale.example` }, imported: false },
  { fact: 'AssessmentCorrected', changes: { locality: CANARY, decidedOn: on } },
  { fact: 'PersonalDetailsCorrected', fields: [CANARY] },
  {
    fact: 'AssessmentExceptionsRecorded',
    exceptions: [{ kind: 'school-closure', why: CANARY, from: '2026-07-22', to: '2026-09-02' }],
  },
  { fact: 'AssessmentEnded', how: 'plan-issued', on, reason: null },
  { fact: 'AdviceRequested', request: 1, state: secretive({ follows: { number: 3, why: 'undelivered' } }) },
  { fact: 'AdviceRequestImported', request: 1, state: secretive({ imported: true }) },
  { fact: 'AdviceRequestTakenOver', ...about },
  { fact: 'AdviceRequestOpened', ...about },
  { fact: 'AdviceRequestResent', ...about },
  { fact: 'AdviceAcknowledged', ...about, expectedOn: '2026-02-13' },
  { fact: 'AdviceSubmitted', ...about, lateReason: null, answer: 1 },
  { fact: 'AdviceNotKnown', ...about, lateReason: 'capacity', answer: 1 },
  { fact: 'AdviceAccepted', ...about },
  { fact: 'AdviceReturned', ...about, missing: CANARY, answerBy: '2026-02-20' },
  { fact: 'AdviceNotKnownChallenged', ...about, reason: CANARY, answerBy: '2026-02-20' },
  { fact: 'PassingOnProposed', ...about, team: 'RV1-OT', why: CANARY },
  { fact: 'AdvicePassedOn', ...about, to: 2 },
  { fact: 'AlreadyAvailableProposed', ...about, why: CANARY },
  { fact: 'AdviceAlreadyAvailable', ...about, agreements: [{ by: 'parent', on }], state: secretive() },
  { fact: 'AdviceWithdrawn', ...about, reason: CANARY },
  { fact: 'ExceptionClaimed', request: 1, exception },
  { fact: 'ExceptionDecided', ...about, index: 0, decision: 'accepted', chaseAgainOn: null },
  { fact: 'AdviceRequestBlocked', ...about, by: 'adviser', why: CANARY },
  { fact: 'AdviceRequestRestored', ...about },
  { fact: 'RungSent', ...about, rung: 'reminder-1', mails: ['a'] },
  { fact: 'RungSent', ...about, rung: 'overdue-1', mails: ['a'] },
  { fact: 'RungSent', ...about, rung: 'overdue-4', mails: ['a'] },
  { fact: 'RungSent', ...about, rung: 'answer-by-2026-02-20-reminder', mails: ['a'] },
  { fact: 'RungSent', ...about, rung: 'answer-by-2026-02-20-overdue-1', mails: ['a'] },
  { fact: 'RequestUndeliverable', ...about, mail: 'a', how: 'bounced', firstRequest: true },
  { fact: 'LinksRevoked', request: 1, at: '2026-02-06T10:00:00.000Z' },
  { fact: 'AdviceRequestAssigned', ...about, name: CANARY, address: `${CANARY}@rv1.nhs.example` },
];

/** A decision of these facts, by somebody whose name may not go on either. */
export const aDecisionOf = (facts: readonly Fact[], its: Partial<Decision> = {}): Decision => ({
  council: 'vale',
  key: 'K3M9Q2XA7TZ1',
  version: 4,
  at: '2026-02-06T10:00:00.000Z',
  on,
  actor: { by: 'adviser', team: 'RV1-SALT', name: CANARY, role: CANARY, address: `${CANARY}@rv1.nhs.example` },
  facts: [...facts],
  mails: [{ id: 'a', kind: 'digest', request: null }],
  progress: progressOf(anAssessment({ ref: CANARY, locality: CANARY, requests: [secretive()] })),
  ...its,
});
