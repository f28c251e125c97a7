import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Mail } from '../../shared/application/ports/mail-store.ts';
import type { LocalMail } from './running-platform.ts';

/** A mail that was claimed, and of whose attempt nothing was recorded, when the platform was killed. */
export interface CaughtMail {
  readonly id: string;
  readonly attempt: number;
  /** Whether SES had accepted this attempt. */
  readonly side: 'before' | 'after';
}

/** A killed process may live on for a moment; a started one claims nothing for seconds. */
const DYING_MS = 1000;

/** The platform's time, an ISO instant, as it was when it was killed a moment ago; its clock is kept in DIR. */
export const platformTimeIn = (data: string): string => {
  const store = new DatabaseSync(path.join(data, 'platform.sqlite'));
  const kept = store.prepare('SELECT value FROM item WHERE collection = ? AND key = ?').get('clock', 'offset');
  store.close();
  return new Date(Date.now() + Number(kept?.['value'] ?? 0)).toISOString();
};

/** Out of what stands in the records just after the restart, before any lease has run out: what the kill caught. */
export const caughtAt = (
  killedAt: string,
  records: readonly Mail[],
  inbox: readonly LocalMail[],
): readonly CaughtMail[] => {
  const until = new Date(Date.parse(killedAt) + DYING_MS).toISOString();
  return records
    .filter(({ status, statusAt }) => status === 'sending' && statusAt <= until)
    .map(({ id, attempt, statusAt: claimedAt }) => ({
      id,
      attempt,
      side: inbox.some(({ tags, at }) => tags.mail === id && at >= claimedAt) ? 'after' : 'before',
    }));
};

const fatesOf = (side: CaughtMail['side'], caught: readonly CaughtMail[], records: readonly Mail[]): string => {
  const now = new Map(records.map((mail) => [mail.id, mail]));
  const counts = { more: 0, unknown: 0, other: 0 };
  const ofSide = caught.filter((one) => one.side === side);
  for (const { id, attempt } of ofSide) {
    const mail = now.get(id);
    if (mail && mail.attempt > attempt && mail.unclear) counts.more += 1;
    else if (mail?.status === 'unknown') counts.unknown += 1;
    else counts.other += 1;
  }
  return `${ofSide.length} (${counts.more} sent once more and marked unclear, ${counts.unknown} unknown, ${counts.other} settled otherwise)`;
};

/** What became in the end of all that the kills caught, a line a side of SES's acceptance. */
export const fates = (caught: readonly CaughtMail[], records: readonly Mail[]): readonly string[] => [
  `caught before SES had them, so that the attempt never arrived: ${fatesOf('before', caught, records)}`,
  `caught after SES had them, so that the attempt arrived: ${fatesOf('after', caught, records)}`,
];
