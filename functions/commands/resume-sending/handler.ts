import * as z from 'zod';
import type { MailStore } from '../../../shared/application/ports/mail-store.ts';
import type { RunBook } from '../../../shared/application/ports/run-book.ts';
import type { Clock } from '../../../shared/application/ports/system.ts';
import { type Command, readFlags } from '../../../shared/commands/command.ts';
import type { Where } from '../../../shared/contracts/commands/where.ts';

interface Ports {
  readonly mails: Pick<MailStore, 'stuck'>;
  readonly runBook: Pick<RunBook, 'sendingStopped' | 'resumeSending'>;
  readonly clock: Clock;
}

const USAGE = 'resume-sending -- (--stage NAME | --local PORT)';
const COUNTED = 10_000;

/** Lets mail go out again after SES had stopped the account; says why and since when it was stopped, and how much waits. */
export const resumeSendingCommand =
  (open: (where: Where) => Promise<Ports>): Command =>
  async (args) => {
    const { where } = readFlags(args, USAGE, z.object({}));
    const { mails, runBook, clock } = await open(where);
    const stopped = await runBook.sendingStopped();
    if (!stopped) return ['Sending is not stopped: there is nothing to resume'];
    const waiting = (await mails.stuck(clock.now(), COUNTED)).filter(({ status }) => status === 'to-send').length;
    await runBook.resumeSending();
    return [
      `Sending had been stopped since ${stopped.since}: ${stopped.reason}`,
      `Resumed. Waiting: ${waiting === COUNTED ? `${COUNTED} or more` : waiting}; they go out within five minutes, when \`unstick\` runs next, at SES’s rate`,
    ];
  };
