import type { ChasedRequest, LinkedRequest, MailModel } from '../../../shared/contracts/mail/mail-models.ts';

const council = {
  name: 'Vale Council',
  sendMailbox: 'send@vale.gov.example',
  sendPhone: '01632 960100',
  feedbackSurveyUrl: null,
};
const base = { council, today: '2026-03-02' } as const;

const request: LinkedRequest = {
  id: 'K3M9Q2XA7TZ1-02',
  service: 'Speech and language therapy',
  organisation: 'North Vale Health and Care NHS Trust',
  kind: 'health',
  basis: 'section-31',
  receivedOn: '2026-01-19',
  receivedBasis: 'sent',
  dueOn: '2026-03-02',
  link: 'https://advice.example.gov.uk/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
};
const psychology: LinkedRequest = {
  ...request,
  id: 'K3M9Q2XA7TZ1-01',
  service: 'Educational psychology',
  organisation: 'Vale Educational Psychology Service',
  kind: 'educational-psychology',
  basis: 'council-service',
  receivedBasis: 'deemed',
};
const chased = (its: Partial<ChasedRequest>): ChasedRequest => ({
  ...request,
  answerBy: its.dueOn ?? request.dueOn,
  asks: 'advice',
  opened: false,
  acknowledgedOn: null,
  expectedOn: null,
  ...its,
});
const late = chased({ id: 'A1B2C3D4E5F6-01', dueOn: '2026-02-16', opened: true });
const soon = chased({ dueOn: '2026-03-09', acknowledgedOn: '2026-02-20', expectedOn: '2026-03-06' });
const returned = chased({ id: 'B1B2C3D4E5F6-03', asks: 'what-is-missing', answerBy: '2026-03-05', opened: true });
const team = { service: request.service, organisation: request.organisation };

/** A model of every kind of mail, and of its variants, by the name of its golden files. */
export const MAIL_MODELS: Readonly<Record<string, MailModel>> = {
  'advice-requested': {
    ...base,
    kind: 'advice-requested',
    requests: [request],
    askedAt: '2026-01-19T10:00:00.000Z',
    again: false,
  },
  'advice-requested-several': {
    ...base,
    kind: 'advice-requested',
    requests: [psychology, request, { ...request, id: 'K3M9Q2XA7TZ1-03', kind: 'education', basis: 'expected' }],
    askedAt: '2026-01-19T10:00:00.000Z',
    again: false,
  },
  'advice-requested-again': {
    ...base,
    kind: 'advice-requested',
    council: { ...council, sendPhone: null, feedbackSurveyUrl: 'https://survey.example/vale' },
    requests: [{ ...request, kind: 'social-care', basis: 'commissioned', receivedBasis: 'deemed' }],
    askedAt: '2026-01-19T10:00:00.000Z',
    again: true,
  },
  'take-over': {
    ...base,
    kind: 'take-over',
    requests: [request, { ...request, id: 'A1B2C3D4E5F6-01', dueOn: '2026-03-16' }],
    link: request.link,
  },
  'take-over-one': { ...base, kind: 'take-over', requests: [request], link: request.link },
  digest: {
    ...base,
    kind: 'digest',
    teams: [{ ...team, link: request.link, requests: [late, returned, soon] }],
  },
  'digest-one': { ...base, kind: 'digest', teams: [{ ...team, link: request.link, requests: [late] }] },
  'digest-another-look': {
    ...base,
    kind: 'digest',
    teams: [{ ...team, link: request.link, requests: [chased({ asks: 'another-look', answerBy: '2026-03-02' })] }],
  },
  'escalation-digest': {
    ...base,
    kind: 'escalation-digest',
    teams: [
      { ...team, mailbox: 'salt@rv1.nhs.example', managerEmail: 'salt.manager@rv1.nhs.example', requests: [late] },
      {
        service: 'Educational psychology',
        organisation: 'Vale Educational Psychology Service',
        mailbox: 'eps@vale.gov.example',
        managerEmail: null,
        requests: [chased({ ...psychology, answerBy: '2026-02-20' })],
      },
    ],
  },
  code: { ...base, kind: 'code', code: '048213', minutes: 10, request: request.id },
  'code-list': { ...base, kind: 'code', code: '048213', minutes: 10, request: null },
  'receipt-submitted': {
    ...base,
    kind: 'receipt',
    request,
    what: 'submitted',
    on: '2026-03-02',
    judged: { on: '2026-03-02', daysLate: 0 },
  },
  'receipt-submitted-late': {
    ...base,
    kind: 'receipt',
    request,
    what: 'submitted',
    on: '2026-03-03',
    judged: { on: '2026-03-03', daysLate: 1 },
  },
  'receipt-not-known': {
    ...base,
    kind: 'receipt',
    request,
    what: 'not-known',
    on: '2026-03-02',
    judged: { on: '2026-03-02', daysLate: 0 },
  },
  'receipt-accepted': { ...base, kind: 'receipt', request, what: 'accepted', on: '2026-03-02', judged: null },
  returned: { ...base, kind: 'returned', request, answerBy: '2026-03-16' },
  challenged: { ...base, kind: 'challenged', request, answerBy: '2026-03-16' },
  withdrawn: { ...base, kind: 'withdrawn', requests: [request], why: 'withdrawn' },
  'withdrawn-ended': { ...base, kind: 'withdrawn', requests: [request, psychology], why: 'ended' },
  'passed-on': {
    ...base,
    kind: 'passed-on',
    request,
    to: { service: 'Occupational therapy', organisation: 'South Vale Hospitals NHS Foundation Trust' },
  },
  'new-link': { ...base, kind: 'new-link', request, ...team, link: request.link },
  'new-link-list': { ...base, kind: 'new-link', request: null, ...team, link: request.link },
  undelivered: {
    ...base,
    kind: 'undelivered',
    request,
    mailbox: 'salt@rv1.nhs.example',
    otherAddresses: ['therapy.admin@rv1.nhs.example'],
  },
  'exception-claimed': { ...base, kind: 'exception-claimed', request },
};
