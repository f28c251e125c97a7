import type { MailModel } from '../mail-models.ts';
import { chasedLate, chasedUnopened, ORIGIN, therapy, therapyTeam, vale } from './example-requests.ts';

const psychologyTeam = {
  service: chasedUnopened.service,
  organisation: chasedUnopened.organisation,
  mailbox: 'eps@vale.gov.example',
  managerEmail: null,
};
const speech = { ...therapyTeam, mailbox: 'salt@rv1.nhs.example', managerEmail: 'salt.manager@rv1.nhs.example' };
const page = `${ORIGIN}/advice-requests/${therapy.id}`;
const concern = {
  ...vale,
  kind: 'concern',
  organisation: therapy.organisation,
  raisedOn: '2026-03-02',
  answerBy: '2026-03-16',
  answerTo: 'dco@northvale-icb.nhs.example',
  link: `${ORIGIN}/scorecard/concerns`,
} as const;
const week = {
  ...vale,
  kind: 'week',
  asAt: '2026-03-01',
  assessmentsOngoing: { now: 412, weekBefore: 406 },
  assessmentsOverTwentyWeeks: { now: 38, weekBefore: 41 },
  percentOverTwentyWeeks: { now: 9.22, weekBefore: 10.1 },
  awaitingAnyAdviceOverSixWeeks: { now: 27, weekBefore: 31 },
  awaitingPsychologicalAdviceOverSixWeeks: { now: 12, weekBefore: 12 },
  awaitingHealthAdviceOverSixWeeks: { now: 16, weekBefore: 19 },
  awaitingSocialCareAdviceOverSixWeeks: { now: 3, weekBefore: 2 },
  assessmentsRequested: { now: 14, weekBefore: 9 },
  answers: { now: 33, weekBefore: 28 },
  lateNextWeek: [
    { id: 'B1B2C3D4E5F6-03', dueOn: '2026-03-02' },
    { id: 'K3M9Q2XA7TZ1-02', dueOn: '2026-03-05' },
  ],
  link: `${ORIGIN}/reports/week`,
} as const;
const first = <V>({ now }: { now: V }) => ({ now, weekBefore: null });

/** What the council's own people, providers' leads, the ICB and boards are sent. */
export const STAFF_MAILS: Readonly<Record<string, MailModel>> = {
  'escalation-digest': {
    ...vale,
    kind: 'escalation-digest',
    teams: [
      { ...speech, requests: [chasedLate] },
      { ...psychologyTeam, requests: [chasedUnopened] },
    ],
  },
  'escalation-digest-one': { ...vale, kind: 'escalation-digest', teams: [{ ...speech, requests: [chasedLate] }] },
  undelivered: {
    ...vale,
    kind: 'undelivered',
    request: therapy,
    mailbox: 'salt@rv1.nhs.example',
    otherAddresses: ['therapy.admin@rv1.nhs.example'],
    page: null,
  },
  'exception-claimed': { ...vale, kind: 'exception-claimed', request: therapy, page },
  week,
  'week-first': {
    ...week,
    assessmentsOngoing: first(week.assessmentsOngoing),
    assessmentsOverTwentyWeeks: first(week.assessmentsOverTwentyWeeks),
    percentOverTwentyWeeks: first(week.percentOverTwentyWeeks),
    awaitingAnyAdviceOverSixWeeks: first(week.awaitingAnyAdviceOverSixWeeks),
    awaitingPsychologicalAdviceOverSixWeeks: first(week.awaitingPsychologicalAdviceOverSixWeeks),
    awaitingHealthAdviceOverSixWeeks: first(week.awaitingHealthAdviceOverSixWeeks),
    awaitingSocialCareAdviceOverSixWeeks: first(week.awaitingSocialCareAdviceOverSixWeeks),
    assessmentsRequested: first(week.assessmentsRequested),
    answers: first(week.answers),
    lateNextWeek: [],
  },
  month: {
    ...vale,
    kind: 'month',
    month: '2026-01',
    frozenOn: '2026-03-02',
    healthRequestsDue: 61,
    healthPercentInTime: 81.6,
    healthRequestsStillOpen: 7,
    concernsOpen: 2,
    link: `${ORIGIN}/scorecard/months/2026-01`,
  },
  'month-small-numbers': {
    ...vale,
    kind: 'month',
    month: '2026-01',
    frozenOn: '2026-03-02',
    healthRequestsDue: 9,
    healthPercentInTime: 'suppressed',
    healthRequestsStillOpen: 'suppressed',
    concernsOpen: 0,
    link: `${ORIGIN}/scorecard/months/2026-01`,
  },
  concern: { ...concern, service: null, about: { theme: 'not-known-answers' } },
  'concern-request': {
    ...concern,
    service: therapy.service,
    about: { request: { id: chasedLate.id, dueOn: chasedLate.dueOn } },
  },
  invitation: {
    ...vale,
    kind: 'invitation',
    role: 'caseworker',
    link: `${ORIGIN}/sign-in?invitation=${'D'.repeat(43)}`,
    validUntil: '2026-03-16',
  },
  'invitation-dco': {
    ...vale,
    kind: 'invitation',
    role: 'dco',
    link: `${ORIGIN}/sign-in?invitation=${'D'.repeat(43)}`,
    validUntil: '2026-03-16',
  },
};
