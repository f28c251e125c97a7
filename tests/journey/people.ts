/** Who takes part in the journey. Every name is a string that occurs nowhere else, so that a leak is seen. */
export const CHILD = {
  childName: 'Zephyrine Quillfeather',
  childDateOfBirth: '2015-08-23',
  locality: 'North',
  school: 'Larkspur Knoll School',
  nhsNumber: '9990008877',
} as const;

export const REF = 'EHC-JOURNEY/1';

/** What must never stand in a mail. */
const SECRETS = [
  'Zephyrine',
  'Quillfeather',
  '2015-08-23',
  '23 August 2015',
  'Larkspur',
  '9990008877',
  '999 000 8877',
  REF,
] as const;

/** The child's initials as a word of their own; within a link or an id the letters mean nothing. */
const INITIALS = /\bZ\.? ?Q\b/;

/** What of the child stands in a text; links are left out, since their letters are drawn by chance. */
export const leaksIn = (text: string): readonly string[] => {
  const read = text.replace(/\/r\/[\w-]{43}/g, '');
  return [...SECRETS.filter((secret) => read.includes(secret)), ...(INITIALS.test(read) ? ['initials'] : [])];
};

export const TEAMS_CSV = `team_code,organisation,kind,service,mailbox,manager_email,senior_email,email_domains
EPS,Vale Educational Psychology Service,educational-psychology,Educational psychology,eps@vale.gov.example,eps.manager@vale.gov.example,eps.lead@vale.gov.example,vale.gov.example
SALT,North Vale NHS Trust,health,Speech and language therapy,salt@nv.nhs-trust.example,salt.manager@nv.nhs-trust.example,salt.lead@nv.nhs-trust.example,nv.nhs-trust.example
PAED,North Vale NHS Trust,health,Community paediatrics,paed@nv.nhs-trust.example,paed.manager@nv.nhs-trust.example,paed.lead@nv.nhs-trust.example,nv.nhs-trust.example
`;

export const MAILBOX = {
  EPS: 'eps@vale.gov.example',
  SALT: 'salt@nv.nhs-trust.example',
  PAED: 'paed@nv.nhs-trust.example',
} as const;

/** Whom the ladder reaches on each day: SALT has answered, EPS and PAED have not. Recipients as the seed's council names them. */
export const EXPECTED: readonly { readonly day: number; readonly rung: string; readonly to: readonly string[] }[] = [
  { day: 10, rung: 'unopened', to: [MAILBOX.EPS, MAILBOX.PAED] },
  { day: 28, rung: 'reminder-1', to: [MAILBOX.EPS, MAILBOX.PAED] },
  { day: 35, rung: 'reminder-2', to: [MAILBOX.EPS, MAILBOX.PAED] },
  { day: 40, rung: 'reminder-3', to: [MAILBOX.EPS, MAILBOX.PAED] },
  {
    day: 43,
    rung: 'overdue-1',
    to: [MAILBOX.EPS, MAILBOX.PAED, 'eps.manager@vale.gov.example', 'paed.manager@nv.nhs-trust.example'],
  },
  {
    day: 50,
    rung: 'overdue-2',
    to: [
      'eps.manager@vale.gov.example',
      'eps.lead@vale.gov.example',
      'principal.ep@vale.gov.example',
      'paed.manager@nv.nhs-trust.example',
      'paed.lead@nv.nhs-trust.example',
      'dco@vale-icb.nhs.example',
    ],
  },
  {
    day: 57,
    rung: 'overdue-3',
    to: [
      'eps.lead@vale.gov.example',
      'paed.lead@nv.nhs-trust.example',
      'head.send@vale.gov.example',
      'send.lead@vale-icb.nhs.example',
    ],
  },
];
