import * as z from 'zod';

export const TeamKind = z.enum(['educational-psychology', 'health', 'social-care', 'education', 'other']);
export type TeamKind = z.infer<typeof TeamKind>;

/** What obliges a team to answer within six weeks: a property of its organisation (regulation 8; SEND Code of Practice for `expected`). */
export const Basis = z.enum(['section-31', 'commissioned', 'council-service', 'expected']);
export type Basis = z.infer<typeof Basis>;

/** A service that gives advice. `code` is unique within a council; every team of one `organisation` has the same `basis`. */
export const Team = z.object({
  code: z.string(),
  organisation: z.string(),
  kind: TeamKind,
  service: z.string(),
  basis: Basis,
  mailbox: z.string(),
  managerEmail: z.string().nullable(),
  seniorEmail: z.string().nullable(),
  /** Domains, lower case, that are the organisation's own. */
  emailDomains: z.array(z.string()),
  /** The team's own list of further addresses, lower case. */
  otherAddresses: z.array(z.string()),
  /** Links and sessions minted before this instant are dead. */
  linksRevokedAt: z.string().nullable(),
});
export type Team = z.infer<typeof Team>;

/** What obliges a team where its organisation's basis is not said. */
export const defaultBasis = (kind: TeamKind): Basis =>
  kind === 'health'
    ? 'section-31'
    : kind === 'educational-psychology' || kind === 'social-care'
      ? 'council-service'
      : 'expected';
