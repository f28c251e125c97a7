import * as z from 'zod';
import { Role } from '../../domain/directory/person.ts';
import { TeamKind } from '../../domain/directory/team.ts';
import { Email, Name } from '../http/field-values.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Give a colour as #rrggbb');
const DAY = 'Give a day after receipt, 1 to 365, or null to leave the rung out';

/**
 * The file from which a council is made or changed. What it does not name stays as it is, or as a new council has it: deemed receipt
 * off, the usual ladder, nobody named for escalations.
 */
export const CouncilFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'Give 2 to 31 of a–z 0–9 -, beginning with a letter'),
  name: Name,
  sendMailbox: Email,
  sendPhone: Name.max(40, 'Give at most 40 characters').nullable().optional(),
  colours: z.strictObject({ header: Colour, accent: Colour }).optional(),
  deemedReceipt: z.boolean().optional(),
  recipients: z
    .strictObject({
      dco: Email.nullable(),
      principalEp: Email.nullable(),
      headOfSocialCare: Email.nullable(),
      headOfSend: Email.nullable(),
      icbSendLead: Email.nullable(),
    })
    .partial()
    .optional(),
  ladder: z
    .partialRecord(
      TeamKind,
      z.array(z.strictObject({ rung: z.string(), day: z.int(DAY).min(1, DAY).max(365, DAY).nullable() })),
    )
    .optional(),
  ownDomains: z.array(z.hostname('Give a domain').toLowerCase()).optional(),
  feedbackSurveyUrl: z
    .url({ protocol: /^https$/, error: 'Give an https address' })
    .nullable()
    .optional(),
  /** The council's own system, as the user pool knows it by its client id. */
  apiClient: z.strictObject({ name: Name }).optional(),
  /** Who lets the others in. The role of administrator is added where the file leaves it out. */
  firstAdministrator: z.strictObject({ name: Name, email: Email, roles: z.array(Role).optional() }).optional(),
});
export type CouncilFile = z.infer<typeof CouncilFile>;
