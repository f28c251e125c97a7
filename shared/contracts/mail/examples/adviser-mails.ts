import type { MailModel } from '../mail-models.ts';
import {
  chasedAnotherLook,
  chasedLate,
  chasedReturned,
  chasedSoon,
  councilWithSurvey,
  psychology,
  teaching,
  therapy,
  therapyTeam,
  vale,
} from './example-requests.ts';

const asked = {
  ...vale,
  kind: 'advice-requested',
  today: '2026-01-19',
  askedAt: '2026-01-19T10:00:00.000Z',
  assigned: null,
} as const;
const receipt = { ...vale, kind: 'receipt', request: therapy } as const;
const inTime = { on: '2026-03-02', daysLate: 0 };
const listed = (...requests: (typeof chasedLate)[]) => ({ ...therapyTeam, link: therapy.link, requests });

/** What teams and those who answer for them are sent. */
export const ADVISER_MAILS: Readonly<Record<string, MailModel>> = {
  'advice-requested': { ...asked, requests: [therapy], again: false },
  'advice-requested-several': { ...asked, requests: [psychology, therapy, teaching], again: false },
  'advice-requested-again': {
    ...asked,
    council: councilWithSurvey,
    requests: [{ ...therapy, kind: 'social-care', basis: 'commissioned', receivedBasis: 'deemed' }],
    again: true,
  },
  'advice-requested-assigned': {
    ...asked,
    today: '2026-01-26',
    requests: [therapy],
    again: false,
    assigned: { answerBy: therapy.dueOn },
  },
  'take-over': {
    ...vale,
    kind: 'take-over',
    requests: [therapy, { ...therapy, id: 'A1B2C3D4E5F6-01', receivedOn: '2026-02-02', dueOn: '2026-03-16' }],
    link: therapy.link,
  },
  'take-over-one': { ...vale, kind: 'take-over', requests: [therapy], link: therapy.link },
  digest: { ...vale, kind: 'digest', teams: [listed(chasedLate, chasedReturned, chasedSoon)] },
  'digest-one': { ...vale, kind: 'digest', teams: [listed(chasedLate)] },
  'digest-another-look': { ...vale, kind: 'digest', teams: [listed(chasedAnotherLook)] },
  code: { ...vale, kind: 'code', code: '048213', minutes: 10, request: therapy.id },
  'code-list': { ...vale, kind: 'code', code: '048213', minutes: 10, request: null },
  'receipt-submitted': { ...receipt, what: 'submitted', on: '2026-03-02', judged: inTime },
  'receipt-submitted-late': {
    ...receipt,
    what: 'submitted',
    on: '2026-03-03',
    judged: { on: '2026-03-03', daysLate: 1 },
  },
  'receipt-submitted-again': { ...receipt, what: 'submitted', on: '2026-03-13', judged: inTime },
  'receipt-not-known': { ...receipt, what: 'not-known', on: '2026-03-02', judged: inTime },
  'receipt-accepted': { ...receipt, what: 'accepted', on: '2026-03-06', judged: inTime },
  'receipt-in-plan': { ...receipt, what: 'in-plan', on: '2026-03-30', judged: inTime },
  returned: { ...vale, kind: 'returned', request: therapy, answerBy: '2026-03-16' },
  challenged: { ...vale, kind: 'challenged', request: therapy, answerBy: '2026-03-16' },
  withdrawn: { ...vale, kind: 'withdrawn', requests: [therapy], why: 'withdrawn' },
  'withdrawn-ended': { ...vale, kind: 'withdrawn', requests: [therapy, psychology], why: 'ended' },
  'passed-on': {
    ...vale,
    kind: 'passed-on',
    request: therapy,
    to: { service: 'Occupational therapy', organisation: 'South Vale Hospitals NHS Foundation Trust' },
  },
  'new-link': { ...vale, kind: 'new-link', request: therapy, ...therapyTeam, link: therapy.link },
  'new-link-list': { ...vale, kind: 'new-link', request: null, ...therapyTeam, link: therapy.link },
  test: { ...vale, kind: 'test', ...therapyTeam, link: therapy.link },
};
