import * as z from 'zod';
import type { AdviserSession, StaffSession } from '../../application/ports/access-store.ts';
import type { CodeRecord, LinkRecord } from '../../application/ports/mail-store.ts';
import { IsoInstant } from '../../domain/calendar/days.ts';

/** What the access table holds, as it is read back. */
export const Link = z.object({
  hash: z.string(),
  council: z.string(),
  team: z.string(),
  opens: z.enum(['answers', 'test']),
  request: z.string().nullable(),
  mail: z.string(),
  mintedAt: IsoInstant,
  expiresAt: IsoInstant,
}) satisfies z.ZodType<LinkRecord>;

export const Code = z.object({
  hash: z.string(),
  session: z.string(),
  address: z.string(),
  expiresAt: IsoInstant,
}) satisfies z.ZodType<CodeRecord>;

export const Adviser = z.object({
  hash: z.string(),
  council: z.string(),
  team: z.string(),
  request: z.string().nullable(),
  linkHash: z.string(),
  linkMintedAt: IsoInstant,
  address: z.string().nullable(),
  asked: z.int(),
  provedAt: IsoInstant.nullable(),
  name: z.string().nullable(),
  role: z.string().nullable(),
  createdAt: IsoInstant,
  seenAt: IsoInstant,
  expiresAt: IsoInstant,
}) satisfies z.ZodType<AdviserSession>;

export const Staff = z.object({
  hash: z.string(),
  issuer: z.string(),
  subject: z.string(),
  council: z.string().nullable(),
  createdAt: IsoInstant,
  seenAt: IsoInstant,
  expiresAt: IsoInstant,
}) satisfies z.ZodType<StaffSession>;
