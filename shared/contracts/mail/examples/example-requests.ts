import type { ChasedRequest, CouncilInMail, LinkedRequest } from '../mail-models.ts';

const exampleCouncil: CouncilInMail = {
  name: 'Vale Council',
  sendMailbox: 'send@vale.gov.example',
  sendPhone: '01632 960100',
  feedbackSurveyUrl: null,
};
/** The same council, with a survey and without a telephone. */
export const councilWithSurvey: CouncilInMail = {
  ...exampleCouncil,
  sendPhone: null,
  feedbackSurveyUrl: 'https://survey.example/vale',
};

export const ORIGIN = 'https://advice.example.gov.uk';
/** A link of the form that is minted; the token opens nothing anywhere. */
export const exampleLink = (letter: string): string => `${ORIGIN}/r/${letter.repeat(43)}`;

/** What every example begins with: a council and the day on which the mail goes out. */
export const vale = { council: exampleCouncil, today: '2026-03-02' } as const;

export const therapy: LinkedRequest = {
  id: 'K3M9Q2XA7TZ1-02',
  service: 'Speech and language therapy',
  organisation: 'North Vale Health and Care NHS Trust',
  kind: 'health',
  basis: 'section-31',
  receivedOn: '2026-01-19',
  receivedBasis: 'sent',
  dueOn: '2026-03-02',
  link: exampleLink('A'),
};
export const psychology: LinkedRequest = {
  ...therapy,
  id: 'K3M9Q2XA7TZ1-01',
  service: 'Educational psychology',
  organisation: 'Vale Educational Psychology Service',
  kind: 'educational-psychology',
  basis: 'council-service',
  receivedBasis: 'deemed',
  link: exampleLink('B'),
};
export const teaching: LinkedRequest = {
  ...therapy,
  id: 'K3M9Q2XA7TZ1-03',
  service: 'Specialist teaching',
  organisation: 'Vale Schools Partnership',
  kind: 'education',
  basis: 'expected',
  link: exampleLink('C'),
};
export const therapyTeam = { service: therapy.service, organisation: therapy.organisation };

const chased = (its: Partial<ChasedRequest>): ChasedRequest => {
  const { link: _link, ...request } = therapy;
  return {
    ...request,
    answerBy: its.dueOn ?? therapy.dueOn,
    asks: 'advice',
    opened: false,
    acknowledgedOn: null,
    expectedOn: null,
    ...its,
  };
};
export const chasedLate = chased({
  id: 'A1B2C3D4E5F6-01',
  receivedOn: '2026-01-05',
  dueOn: '2026-02-16',
  opened: true,
});
export const chasedSoon = chased({
  receivedOn: '2026-01-26',
  dueOn: '2026-03-09',
  acknowledgedOn: '2026-02-20',
  expectedOn: '2026-03-06',
});
export const chasedReturned = chased({
  id: 'B1B2C3D4E5F6-03',
  asks: 'what-is-missing',
  answerBy: '2026-03-05',
  opened: true,
});
export const chasedAnotherLook = chased({ asks: 'another-look', answerBy: '2026-03-02' });
export const chasedUnopened = chased({
  id: psychology.id,
  service: psychology.service,
  organisation: psychology.organisation,
  kind: psychology.kind,
  basis: psychology.basis,
  receivedOn: '2026-01-09',
  dueOn: '2026-02-20',
});
