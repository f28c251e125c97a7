import * as z from 'zod';
import { IsoInstant } from '../../domain/calendar/days.ts';

/**
 * An address to which somebody with a team's link wanted the code, and for which nobody vouched. It is held, and gets nothing,
 * until somebody with the team's mailbox, or the council, decides. Lower case.
 */
export const HeldAddress = z.object({
  council: z.string(),
  team: z.string(),
  address: z.string(),
  askedAt: IsoInstant,
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedAt: IsoInstant.nullable(),
  /** Who decided, as the history would name them. */
  decidedBy: z.string().nullable(),
  expiresAt: IsoInstant,
});
export type HeldAddress = z.infer<typeof HeldAddress>;

/** The last mail that asked whether a team can receive requests, and who said that it arrived. */
export const MailboxTest = z.object({
  council: z.string(),
  team: z.string(),
  mailbox: z.string(),
  /** The test's mail, which its link names. */
  mail: z.string(),
  askedAt: IsoInstant,
  arrivedAt: IsoInstant.nullable(),
  arrivedBy: z.string().nullable(),
});
export type MailboxTest = z.infer<typeof MailboxTest>;

/** Part of the access table: what a team's mailbox, or the council, vouched for. Readers compare `expiresAt` with the clock. */
export interface VouchingStore {
  /** Holds an address; one that is there and has not run out stays as it is. */
  hold(held: HeldAddress): Promise<void>;
  address(council: string, team: string, address: string, now: IsoInstant): Promise<HeldAddress | null>;
  /** All that have not run out, of one team or (null) of all the council's, by team and address. */
  addresses(council: string, team: string | null, now: IsoInstant): Promise<readonly HeldAddress[]>;
  /** Decides, also a second time the other way; false where no such address is held. */
  decide(
    which: Pick<HeldAddress, 'council' | 'team' | 'address'>,
    decision: Pick<HeldAddress, 'decision' | 'decidedAt' | 'decidedBy' | 'expiresAt'>,
    now: IsoInstant,
  ): Promise<boolean>;
  /** A newer test takes the place of the one before. */
  putTest(test: MailboxTest): Promise<void>;
  test(council: string, team: string): Promise<MailboxTest | null>;
  /** Notes, once, that the test of this mail arrived; false where another test stands. */
  noteArrival(which: Pick<MailboxTest, 'council' | 'team' | 'mail'>, at: IsoInstant, by: string): Promise<boolean>;
}
