import { createHash } from 'node:crypto';
import type { LocalPerson } from '../edge/identity/identity-settings.ts';

/** A council as the directory keeps it. Every name and address is invented. */
const council = (id: string, name: string, header: string, accent: string) => ({
  id,
  name,
  colours: { header, accent },
  sendMailbox: `send@${id}.gov.example`,
  sendPhone: '01632 960 100',
  deemedReceipt: false,
  recipients: {
    dco: `dco@${id}-icb.nhs.example`,
    principalEp: `principal.ep@${id}.gov.example`,
    headOfSocialCare: `head.social.care@${id}.gov.example`,
    headOfSend: `head.send@${id}.gov.example`,
    icbSendLead: `send.lead@${id}-icb.nhs.example`,
  },
  ladder: {},
  ownDomains: [`${id}.gov.example`],
  feedbackSurveyUrl: null,
  linksRevokedAt: null,
});

/** The two councils of every seed; records come into the first alone. */
export const COUNCILS = [
  council('vale', 'Vale Council', '#1d3557', '#2a6f97'),
  council('moor', 'Moor Council', '#3a2e4f', '#6d597a'),
] as const;

type Role = 'caseworker' | 'manager' | 'dco' | 'board' | 'administrator';

export interface ExamplePerson extends LocalPerson {
  readonly councils: readonly { readonly council: string; readonly roles: readonly Role[] }[];
}

const NAMES: Readonly<Record<string, Readonly<Record<Role, string>>>> = {
  vale: {
    caseworker: 'Cass Workman',
    manager: 'Mandel Overley',
    dco: 'Delphine Careaway',
    board: 'Bordan Lookover',
    administrator: 'Adminda Keyholder',
  },
  moor: {
    caseworker: 'Casimir Folder',
    manager: 'Manfreda Steer',
    dco: 'Dorcas Wellwatch',
    board: 'Bodil Minutes',
    administrator: 'Admeto Latchkey',
  },
};

/** One person a role and council, and a DCO of both. */
export const PEOPLE: readonly ExamplePerson[] = [
  ...Object.entries(NAMES).flatMap(([id, names]) =>
    (Object.entries(names) as [Role, string][]).map(([role, name]) =>
      person(name, `${role}@${id}${role === 'dco' ? '-icb.nhs' : '.gov'}.example`, [{ council: id, roles: [role] }]),
    ),
  ),
  person('Dovetail Bothways', 'dco@vale-and-moor-icb.nhs.example', [
    { council: 'vale', roles: ['dco'] },
    { council: 'moor', roles: ['dco'] },
  ]),
];

function person(name: string, email: string, councils: ExamplePerson['councils']): ExamplePerson {
  const role = councils.map(({ council, roles }) => `${council}: ${roles.join(', ')}`).join('; ');
  return { subject: subjectOf(email), name, email, role, councils };
}

/** A subject such as Cognito's, the same at every start. */
function subjectOf(email: string): string {
  const hash = createHash('sha256').update(email).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
