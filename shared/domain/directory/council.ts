import * as z from 'zod';
import { TeamKind } from './team.ts';

const Address = z.string();

/** One step of a council's own ladder for a kind of team: the day after `receivedOn`, and to whom (see ladder/). */
export const LadderOverride = z.object({ rung: z.string(), day: z.int().positive().nullable() });
export type LadderOverride = z.infer<typeof LadderOverride>;

/** A council's settings, as 1-mission.md's "council": everything that differs from one to the next. */
export const Council = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: z.string(),
  /** Header and accent colours, `#rrggbb`. */
  colours: z.object({ header: z.string(), accent: z.string() }),
  sendMailbox: Address,
  sendPhone: z.string().nullable(),
  /** Sent after 17:00 London time, or not on a working day, counts as received on the next working day. */
  deemedReceipt: z.boolean(),
  recipients: z.object({
    dco: Address.nullable(),
    principalEp: Address.nullable(),
    headOfSocialCare: Address.nullable(),
    headOfSend: Address.nullable(),
    icbSendLead: Address.nullable(),
  }),
  /** Overrides of the ladder per kind of team; a rung with day null is left out. */
  ladder: z.partialRecord(TeamKind, z.array(LadderOverride)),
  /** Domains that never vouch for an address although a team names them: the council's own and shared ones. */
  ownDomains: z.array(z.string()),
  feedbackSurveyUrl: z.string().nullable(),
  linksRevokedAt: z.string().nullable(),
});
export type Council = z.infer<typeof Council>;
