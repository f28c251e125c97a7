import { MEASURES } from '../contracts/schedules/measures.ts';
import { afterUnclear } from './mail/settle-outcome.ts';
import type { DirectoryStore } from './ports/directory-store.ts';
import type { Mail, MailStore } from './ports/mail-store.ts';
import type { Measures } from './ports/measures.ts';
import type { RunBook } from './ports/run-book.ts';
import type { Clock, Log } from './ports/system.ts';

export interface UnstickPorts {
  readonly mails: MailStore;
  readonly directory: DirectoryStore;
  readonly runBook: RunBook;
  readonly measures: Measures;
  readonly clock: Clock;
  readonly log: Log;
}

/** So many at a time, touched so many at once; the next run goes on. */
const LIMIT = 10_000;
const AT_ONCE = 32;

const DIED = 'Its sender stopped before it noted what became of it.';

/** A mail whose hour has come is touched, and the stream does the rest; one whose lease ran out may or may not have gone. */
const putBack = async (ports: UnstickPorts, mail: Mail): Promise<void> => {
  const now = ports.clock.now();
  if (mail.status === 'to-send') return ports.mails.nudge(mail, now);
  const settlement = afterUnclear(mail, now, DIED);
  const settled = await ports.mails.settle(mail.id, mail.attempt, settlement);
  if (settled && settlement.status === 'unknown') ports.measures.note(MEASURES.mailsUnknown, 'Count', 1);
};

/** Mails sent a day ago or longer of which nothing was heard. */
const unconfirmed = async (ports: UnstickPorts): Promise<number> => {
  const now = ports.clock.now();
  const councils = await ports.directory.councils();
  const lists = await Promise.all(councils.map(({ id }) => ports.mails.attention(id, now)));
  return lists.flat().filter(({ status }) => status === 'sent' || status === 'delayed').length;
};

/**
 * Puts what got stuck back on its way: mails whose hour has come, mails whose sender died. Never sends. Says how old the last
 * finished chase is and whether sending is stopped; while it is, mails wait untouched until a person resumes.
 */
export const unstickMail = async (ports: UnstickPorts, resumeSending: boolean): Promise<void> => {
  const now = ports.clock.now();
  if (resumeSending) {
    await ports.runBook.resumeSending();
    ports.log.info('sending resumed by hand');
  }
  const [stopped, chasedAt] = await Promise.all([ports.runBook.sendingStopped(), ports.runBook.lastChaseEnd()]);
  ports.measures.note(MEASURES.sendingStopped, 'Count', stopped ? 1 : 0);
  // Without a chase ever there is no age: the alarm takes a missing value for a failure.
  if (chasedAt) ports.measures.note(MEASURES.chaseAge, 'Seconds', (Date.parse(now) - Date.parse(chasedAt)) / 1000);
  ports.measures.note(MEASURES.mailsUnconfirmed, 'Count', await unconfirmed(ports));
  const stuck = await ports.mails.stuck(now, LIMIT);
  const touched = stopped ? stuck.filter(({ status }) => status === 'sending') : stuck;
  const queue = touched.values();
  const worker = async (): Promise<void> => {
    for (const mail of queue) await putBack(ports, mail);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  ports.measures.note(MEASURES.mailsNudged, 'Count', touched.length);
  if (touched.length > 0) ports.log.info('mails put back on their way', { mails: touched.length });
};
