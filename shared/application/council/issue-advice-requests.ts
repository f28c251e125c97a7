import type { IssueAdviceRequestsBody } from '../../contracts/http/advice-request-bodies.ts';
import type { AdviceRequestView } from '../../contracts/http/advice-request-view.ts';
import { requestId } from '../../domain/advice-request/advice-request.ts';
import { decideOnAssessment } from '../../domain/assessment/decide.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
import type { Team } from '../../domain/directory/team.ts';
import { decideAndAppend } from '../decide-and-append.ts';
import { mailSource } from '../mail/new-mail.ts';
import { adviceRequestedMails } from '../mail/request-mails.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { papersAtFault } from './add-paper.ts';
import { type CouncilCaller, type CouncilPorts, done, type Result, refuse } from './council-caller.ts';
import { showAdviceRequest } from './show-advice-request.ts';

export interface IssuePorts extends CouncilPorts {
  readonly documents: DocumentStore;
}

type Issued = readonly AdviceRequestView[];
interface Issue {
  readonly ref: string;
  readonly key: string;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

const issuedBy = (facts: readonly Fact[]) => facts.flatMap((fact) => (fact.fact === 'AdviceRequested' ? [fact] : []));

/** What the same key gave before: the requests as they stood then, whatever became of them since. Null: not used yet. */
const givenBefore = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  { key, ref, idempotencyKey, bodyHash }: Issue,
): Promise<Result<Issued> | null> => {
  const before = await ports.assessments.idempotent(caller.council.id, key, idempotencyKey);
  if (!before) return null;
  if (before.bodyHash !== bodyHash)
    return refuse('invalid', 'This key was used with another body: take a new one', 'Idempotency-Key');
  const history = await ports.assessments.history(caller.council.id, key);
  const issued = history
    .flatMap(({ facts }) => issuedBy(facts))
    .filter(({ request }) => before.requests.includes(request));
  return done(issued.map(({ state }) => showAdviceRequest(key, ref, state)));
};

const findTeams = async (ports: CouncilPorts, council: string, codes: readonly string[]): Promise<Result<Team[]>> => {
  const known = new Map((await ports.directory.teams(council)).map((team) => [team.code, team]));
  const unknown = codes.filter((code) => !known.has(code));
  return unknown.length > 0
    ? refuse('invalid', `There is no team ${unknown.join(', ')}. Nothing was sent.`, 'teams')
    : done(codes.flatMap((code) => known.get(code) ?? []));
};

/**
 * Asks teams for advice on one assessment (regulation 6(1)): all of them or none. The same key and body again give the same
 * answer and send nothing; the same key with another body is refused. Null: there is no such assessment.
 */
export const issueAdviceRequests = async (
  ports: IssuePorts,
  caller: CouncilCaller,
  input: { readonly ref: string; readonly idempotencyKey: string; readonly body: IssueAdviceRequestsBody },
): Promise<Result<Issued> | null> => {
  const { ref, idempotencyKey, body } = input;
  const key = await ports.assessments.keyOf(caller.council.id, ref);
  if (!key) return null;
  const { teams: codes, papers = null, noPapers = null } = body;
  const issue = { ref, key, idempotencyKey, bodyHash: ports.secrets.hash(JSON.stringify([codes, papers, noPapers])) };
  const before = await givenBefore(ports, caller, issue);
  if (before) return before;
  const fault = await papersAtFault(ports, caller.council.id, key, papers ?? []);
  if (fault) return refuse('invalid', fault, 'papers');
  const teams = await findTeams(ports, caller.council.id, codes);
  if (!teams.ok) return teams;
  const decided = await decideAndAppend(
    ports,
    caller.council,
    key,
    caller.actor,
    (state, context) => decideOnAssessment(state, { do: 'issue', teams: teams.value, papers: papers ?? [] }, context),
    (facts, state) => ({
      idempotency: {
        key: idempotencyKey,
        bodyHash: issue.bodyHash,
        requests: issuedBy(facts).map(({ request }) => request),
      },
      mails: adviceRequestedMails(
        mailSource(ports, caller.council),
        issuedBy(facts).flatMap(({ request, state: { team: code } }) =>
          teams.value.filter((team) => team.code === code).map((team) => ({ id: requestId(key, request), team })),
        ),
        state.version + 1,
      ),
    }),
  );
  // Two calls with one key at once: the slower one finds the team asked already, by the faster one.
  if (decided && !decided.ok) return (await givenBefore(ports, caller, issue)) ?? decided;
  return (
    decided && done(issuedBy(decided.decision?.facts ?? []).map(({ state }) => showAdviceRequest(key, ref, state)))
  );
};
