import { changeOf, contextOf, decideAndAppend } from '../../../shared/application/decide-and-append.ts';
import { parseRequestId, requestId } from '../../../shared/domain/advice-request/advice-request.ts';
import type { RequestCommand } from '../../../shared/domain/assessment/commands.ts';
import { decideOnAssessment, decideOnRequest } from '../../../shared/domain/assessment/decide.ts';
import type { Team } from '../../../shared/domain/directory/team.ts';
import { anAssessment, factsOf } from '../../builders/assessments.ts';
import { ada, type adviserAtWork } from './adviser-at-work.ts';

type Work = Awaited<ReturnType<typeof adviserAtWork>>;
const COUNCIL = { by: 'client', client: 'vale-cms' } as const;

/** One more child, of whom the same team (or another) is asked on the clock's day; gives the request's id. */
export const alsoAsked = async (work: Work, key: string, childName: string, team: Team = work.team) => {
  const { clock, council, assessments } = work;
  const { version: _version, requests: _requests, ...assessment } = anAssessment({ key, ref: `EHC-${key}` });
  const context = contextOf(clock, council);
  const opening = { do: 'open', assessment, imported: false } as const;
  const facts = factsOf(decideOnAssessment(null, opening, context));
  const opened = changeOf(null, facts, council, COUNCIL, context, { details: { ...ada, childName } });
  await assessments.append(opened);
  const asked = factsOf(decideOnAssessment(opened.after, { do: 'issue', teams: [team] }, context));
  await assessments.append(changeOf(opened.after, asked, council, COUNCIL, context, {}));
  return requestId(key, 1);
};

/** What the council decides on a request, without its pages. */
export const councilDecides = async (work: Work, id: string, command: RequestCommand): Promise<void> => {
  const { key = '', number = 0 } = parseRequestId(id) ?? {};
  const decided = await decideAndAppend(
    work.ports,
    work.council,
    key,
    COUNCIL,
    (state, context) => decideOnRequest(state, number, command, context),
    () => ({}),
  );
  if (!decided?.ok) throw new Error(`Refused: ${decided?.refusal.reason}`);
};
