import type { AdviceRequest } from '../domain/advice-request/advice-request.ts';
import type { Assessment } from '../domain/assessment/assessment.ts';
import { decideOnRequest, rungDue } from '../domain/assessment/decide.ts';
import type { Actor } from '../domain/assessment/decision.ts';
import type { IsoDate } from '../domain/calendar/days.ts';
import type { Council } from '../domain/directory/council.ts';
import type { Team } from '../domain/directory/team.ts';
import { addressesOf, type Recipient } from '../domain/ladder/recipients.ts';
import { decideAndAppend } from './decide-and-append.ts';
import { adviserOf } from './mail/adviser-of.ts';
import type { ChasePorts, DigestBook } from './mail/digest-book.ts';
import { adviserDigestMail, digestMail, escalationDigestMail } from './mail/digest-mails.ts';
import type { NewMail } from './ports/mail-store.ts';

export interface DueAssessment {
  readonly council: Council;
  readonly teams: ReadonlyMap<string, Team>;
  readonly digests: DigestBook;
  readonly key: string;
  /** Numbers of the requests that the index says are due. */
  readonly numbers: readonly number[];
  readonly today: IsoDate;
}

const CHASE: Actor = { by: 'platform', function: 'chase-advice' };

/** Who of the team has a request, where a rung goes to them: to whom it was given, else known once it was acknowledged or answered. */
const adviserFor = async (
  ports: ChasePorts,
  due: DueAssessment,
  { number, status, assignedTo }: AdviceRequest,
  to: readonly Recipient[],
): Promise<string | null> => {
  if (!to.includes('adviser')) return null;
  if (assignedTo) return assignedTo.address;
  return status === 'requested' ? null : adviserOf(await ports.assessments.history(due.council.id, due.key), number);
};

/** The mails that tell of a rung: the team's digest, the adviser's, and one for each other address. */
const mailsOf = (due: DueAssessment, team: Team, to: readonly Recipient[], adviser: string | null): NewMail[] => {
  const { source, day, notBefore } = due.digests;
  const isMailbox = (address: string): boolean => address.toLowerCase() === team.mailbox.toLowerCase();
  const mails = addressesOf(to, team, due.council).map((address) =>
    isMailbox(address)
      ? digestMail(source, team.mailbox, day, notBefore)
      : escalationDigestMail(source, address, day, notBefore),
  );
  if (adviser && !isMailbox(adviser)) mails.push(adviserDigestMail(source, adviser, team, day, notBefore));
  return mails;
};

/**
 * The rung to record now for one request, with the ids of its mails, which are put first. Null: none is due, or one of the mails is
 * on its way already, so that the rung would be told to nobody: it waits for the next day's.
 */
const rungNow = async (ports: ChasePorts, due: DueAssessment, state: Assessment, number: number) => {
  const rung = rungDue(state, number, due.council, due.today);
  const request = state.requests.find((one) => one.number === number);
  const team = request && due.teams.get(request.team);
  if (!rung || !request || !team) return null;
  const mails = mailsOf(due, team, rung.to, await adviserFor(ports, due, request, rung.to));
  const open = await Promise.all(mails.map((mail) => due.digests.isOpen(mail)));
  return open.every(Boolean) ? ({ do: 'send-rung', rung: rung.rung, mails: mails.map(({ id }) => id) } as const) : null;
};

/** Records, in one decision, the rungs that are due of one assessment's requests. Gives how many. */
export const chaseAssessment = async (ports: ChasePorts, due: DueAssessment): Promise<number> => {
  const decided = await decideAndAppend(
    ports,
    due.council,
    due.key,
    CHASE,
    async (state, context) => {
      const facts = [];
      for (const number of due.numbers) {
        const command = await rungNow(ports, due, state, number);
        const outcome = command && decideOnRequest(state, number, command, context);
        if (outcome?.ok) facts.push(...outcome.facts);
      }
      return { ok: true, facts };
    },
    () => ({}),
  );
  return decided?.ok ? (decided.decision?.facts.length ?? 0) : 0;
};
