import type { AdviceRequestView } from '../../contracts/http/advice-request-view.ts';
import { type AdviceRequest, parseRequestId, requestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { RequestCommand } from '../../domain/assessment/commands.ts';
import { decideOnRequest } from '../../domain/assessment/decide.ts';
import type { Team } from '../../domain/directory/team.ts';
import { decideAndAppend } from '../decide-and-append.ts';
import { adviserOf } from '../mail/adviser-of.ts';
import { type MailSource, mailSource } from '../mail/new-mail.ts';
import type { MailedRequest } from '../mail/request-mails.ts';
import type { NewMail } from '../ports/mail-store.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result } from './council-caller.ts';
import { showAdviceRequest } from './show-advice-request.ts';

export interface FoundRequest {
  readonly assessment: Assessment;
  readonly request: AdviceRequest;
  readonly team: Team;
}

/** A request of the caller's council by its id; null where there is none, or it is another council's. */
export const findRequest = async (
  ports: Pick<CouncilPorts, 'assessments' | 'directory'>,
  caller: CouncilCaller,
  id: string,
): Promise<FoundRequest | null> => {
  const parts = parseRequestId(id);
  const assessment = parts && (await ports.assessments.load(caller.council.id, parts.key));
  const request = assessment?.requests.find(({ number }) => number === parts?.number);
  const team = request && (await ports.directory.team(caller.council.id, request.team));
  return assessment && request && team ? { assessment, request, team } : null;
};

/** Whether the platform speaks with the team about a request: it sent it, or took it over. Imported history stays silent. */
export const isUnderPlatform = (request: Pick<AdviceRequest, 'imported' | 'takenOverOn'>): boolean =>
  !request.imported || request.takenOverOn !== null;

/** What the mails of a decision are made from. */
export interface MailsOf {
  readonly from: MailSource;
  readonly request: MailedRequest;
  /** Whoever answered last; null where nobody has. */
  readonly adviser: string | null;
  /** The number that the decision will have. */
  readonly decision: number;
  readonly before: AdviceRequest;
  readonly after: Assessment;
}

/**
 * One decision of the council on one request, with its mails, in one transaction. Gives the request, and the one that goes
 * on from it where the decision made one.
 */
export const actOnRequest = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
  command: RequestCommand,
  mailsOf: (of: MailsOf) => readonly NewMail[],
): Promise<Result<{ readonly request: AdviceRequestView; readonly successor: AdviceRequestView | null }> | null> => {
  const found = await findRequest(ports, caller, id);
  if (!found) return null;
  const { key, ref } = found.assessment;
  const { number } = found.request;
  const adviser = adviserOf(await ports.assessments.history(caller.council.id, key), number);
  const decided = await decideAndAppend(
    ports,
    caller.council,
    key,
    caller.actor,
    (state, context) => decideOnRequest(state, number, command, context),
    (_facts, before, after) => ({
      mails: mailsOf({
        from: mailSource(ports, caller.council),
        request: { id: requestId(key, number), team: found.team },
        adviser,
        decision: before.version + 1,
        before: before.requests.find((one) => one.number === number) ?? found.request,
        after,
      }),
    }),
  );
  if (!decided?.ok) return decided;
  const { requests } = decided.assessment;
  const numbers = decided.decision?.facts.flatMap((fact) => (fact.fact === 'AdviceRequested' ? [fact.request] : []));
  const now = requests.find((one) => one.number === number) ?? found.request;
  const successor = requests.find((one) => numbers?.includes(one.number));
  return done({
    request: showAdviceRequest(key, ref, now),
    successor: successor ? showAdviceRequest(key, ref, successor) : null,
  });
};
