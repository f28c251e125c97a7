import * as z from 'zod';
import { openNote, sealNote } from '../../../shared/application/sealed-note.ts';
import { hostCookie } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { AdviserPorts } from './adviser-ports.ts';

const COOKIE = '__Host-link';
/** As long as a form is kept that came after its session. */
const HOURS_36 = 36 * 3600;

/** What the browser keeps, sealed, of a link that it followed; the server stores nothing. */
const Kept = z.object({
  token: z.string(),
  where: z.enum(['mailbox', 'other']).nullable(),
  address: z.string(),
  problem: z.enum(['choose', 'address-missing', 'address-held', 'too-many']).nullable(),
});
export type Kept = z.infer<typeof Kept>;

export const keepLink = async (ports: AdviserPorts, kept: Kept): Promise<string> =>
  hostCookie(COOKIE, await sealNote(ports, kept), HOURS_36);

export const keptLink = (ports: AdviserPorts, request: PageRequest): Promise<Kept | null> =>
  openNote(ports, Kept, request.cookies[COOKIE]);
