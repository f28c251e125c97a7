import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { CodeRecord, LinkRecord } from './mail-store.ts';

/** An adviser's session. Made when the landing's form is sent with a choice; opens something only once `address` is proved by a code. */
export interface AdviserSession {
  readonly hash: string;
  readonly council: string;
  readonly team: string;
  /** One request, or null for the team's list. */
  readonly request: string | null;
  readonly linkHash: string;
  readonly linkMintedAt: IsoInstant;
  /** Where the code was sent; null for none yet. */
  readonly address: string | null;
  /** How many codes were asked for in this session; the tries are counted for each. */
  readonly asked: number;
  readonly provedAt: IsoInstant | null;
  /** As declared by the adviser with the code. */
  readonly name: string | null;
  readonly role: string | null;
  readonly createdAt: IsoInstant;
  readonly seenAt: IsoInstant;
  readonly expiresAt: IsoInstant;
}

/** A staff session, from OpenID Connect. */
export interface StaffSession {
  readonly hash: string;
  readonly issuer: string;
  readonly subject: string;
  readonly council: string | null;
  readonly createdAt: IsoInstant;
  readonly seenAt: IsoInstant;
  readonly expiresAt: IsoInstant;
}

/** The access table: hashes of links, codes and sessions, counters. Readers compare `expiresAt` with the clock; TTL only tidies. */
export interface AccessStore {
  link(hash: string): Promise<LinkRecord | null>;
  putAdviserSession(session: AdviserSession): Promise<void>;
  adviserSession(hash: string): Promise<AdviserSession | null>;
  /** Notes what became of a session, in any order: never takes back a proof, lowers `asked`, or revives one that was ended. */
  updateAdviserSession(session: AdviserSession): Promise<void>;
  putStaffSession(session: StaffSession): Promise<void>;
  staffSession(hash: string): Promise<StaffSession | null>;
  /** Notes `seenAt`, `council` and `expiresAt` of a session that was not ended. */
  updateStaffSession(session: StaffSession): Promise<void>;
  endSession(hash: string): Promise<void>;
  /** Codes of a session that are alive. */
  codes(session: string, now: IsoInstant): Promise<readonly CodeRecord[]>;
  /** Spends a code, once; false where it was spent already. */
  spendCode(session: string, hash: string): Promise<boolean>;
  /** Counts one more use of `name` in the window that `now` lies in, and returns the count. */
  count(name: string, windowSeconds: number, now: IsoInstant): Promise<number>;
  /** 32 random bytes, base64url, made on first use; seals the cookie that carries a link. */
  sealingKey(): Promise<string>;
}
