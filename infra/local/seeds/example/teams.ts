/** An invented team, and how it is in the example's year. */
export interface ExampleTeam {
  readonly code: string;
  readonly organisation: string;
  readonly kind: 'educational-psychology' | 'health' | 'social-care' | 'education';
  readonly basis: 'section-31' | 'commissioned' | 'council-service' | 'expected';
  readonly service: string;
  readonly domain: string;
  /** Of all agreed assessments, the share in which this team is asked. */
  readonly asked: number;
  /** The share answered in time: in the year's first month and in its last; it moves evenly between them. */
  readonly inTime: readonly [number, number];
  /** The share of requests for children whom the team does not know. */
  readonly notKnown: number;
}

const health = { kind: 'health', basis: 'section-31' } as const;
const NORTH = { ...health, organisation: 'North Vale Health and Care NHS Trust', domain: 'northvale.nhs.example' };
const SOUTH = { ...health, organisation: 'South Vale Hospitals NHS Foundation Trust', domain: 'southvale.nhs.example' };
const MINDS = { ...health, organisation: 'Vale Partnership NHS Trust', domain: 'nhs.example' };
const STEPS = {
  ...health,
  basis: 'commissioned',
  organisation: 'Firststeps Therapies CIC',
  domain: 'firststeps.example',
} as const;

export const TEAMS: readonly ExampleTeam[] = [
  {
    code: 'EPS',
    organisation: 'Vale Educational Psychology Service',
    kind: 'educational-psychology',
    basis: 'council-service',
    service: 'Educational psychology',
    domain: 'vale.gov.example',
    asked: 1,
    inTime: [0.55, 0.72],
    notKnown: 0,
  },
  { ...NORTH, code: 'NV-PAED', service: 'Community paediatrics', asked: 0.45, inTime: [0.62, 0.9], notKnown: 0.06 },
  {
    ...NORTH,
    code: 'NV-SALT',
    service: 'Speech and language therapy',
    asked: 0.4,
    inTime: [0.4, 0.92],
    notKnown: 0.08,
  },
  { ...SOUTH, code: 'SV-OT', service: 'Occupational therapy', asked: 0.25, inTime: [0.75, 0.7], notKnown: 0.08 },
  { ...SOUTH, code: 'SV-PHYS', service: 'Physiotherapy', asked: 0.12, inTime: [0.9, 0.93], notKnown: 0.12 },
  {
    ...MINDS,
    code: 'VP-CAMHS',
    service: 'Child and adolescent mental health',
    asked: 0.3,
    inTime: [0.7, 0.42],
    notKnown: 0.25,
  },
  {
    ...STEPS,
    code: 'FS-SALT',
    service: 'Early years speech and language',
    asked: 0.12,
    inTime: [0.8, 0.85],
    notKnown: 0.05,
  },
  {
    code: 'CSC',
    organisation: 'Vale Children’s Social Care',
    kind: 'social-care',
    basis: 'council-service',
    service: 'Social care',
    domain: 'vale.gov.example',
    asked: 0.85,
    inTime: [0.78, 0.88],
    notKnown: 0.3,
  },
  {
    code: 'SCH-LARKMOOR',
    organisation: 'Larkmoor Primary School',
    kind: 'education',
    basis: 'expected',
    service: 'Special educational needs coordinator',
    domain: 'larkmoor.sch.example',
    asked: 0.18,
    inTime: [0.85, 0.85],
    notKnown: 0,
  },
];

/** The teams as `PUT /api/teams` takes them. */
export function teamRows(): Record<string, string>[] {
  return TEAMS.map(({ code, organisation, kind, basis, service, domain }) => {
    const mailbox = code.toLowerCase();
    return {
      team_code: code,
      organisation,
      kind,
      service,
      mailbox: `${mailbox}.advice@${domain}`,
      manager_email: `${mailbox}.manager@${domain}`,
      senior_email: `${mailbox}.lead@${domain}`,
      email_domains: domain,
      basis,
    };
  });
}
