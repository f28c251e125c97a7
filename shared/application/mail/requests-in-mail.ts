import type { ChasedRequest, RequestInMail } from '../../contracts/mail/mail-models.ts';
import { type AdviceRequest, parseRequestId, requestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { Team } from '../../domain/directory/team.ts';
import { askedFor } from '../../domain/ladder/chase.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';

/** A request with the assessment that it belongs to, as it is now. */
export interface LiveRequest {
  readonly id: string;
  readonly assessment: Assessment;
  readonly request: AdviceRequest;
}

/** The requests of some ids as they are now, in the ids' order; unknown ones are left out. */
export const liveRequests = async (
  assessments: AssessmentStore,
  council: string,
  ids: readonly string[],
): Promise<readonly LiveRequest[]> => {
  const keys = [...new Set(ids.flatMap((id) => parseRequestId(id)?.key ?? []))];
  const [only] = keys;
  const loaded =
    keys.length === 1 && only
      ? [await assessments.load(council, only)].filter((found) => found !== null)
      : await assessments.loadMany(council, keys);
  const byId = new Map(
    loaded.flatMap((assessment) =>
      assessment.requests.map((request) => {
        const id = requestId(assessment.key, request.number);
        return [id, { id, assessment, request }] as const;
      }),
    ),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
};

export const inMail = ({ id, request }: Omit<LiveRequest, 'assessment'>, team: Team): RequestInMail => ({
  id,
  service: team.service,
  organisation: team.organisation,
  kind: request.kind,
  basis: request.basis,
  receivedOn: request.receivedOn,
  receivedBasis: request.receivedBasis,
  dueOn: request.dueOn,
});

/** A request as a line of a digest. */
export const chased = (live: Omit<LiveRequest, 'assessment'>, team: Team): ChasedRequest => {
  const { request } = live;
  return {
    ...inMail(live, team),
    answerBy: askedFor(request)?.answerBy ?? request.dueOn,
    asks: request.status === 'returned' ? 'what-is-missing' : request.challenged ? 'another-look' : 'advice',
    opened: request.openedOn !== null,
    acknowledgedOn: request.status === 'acknowledged' ? request.acknowledgedOn : null,
    expectedOn: request.expectedOn,
  };
};

/** Soonest first, then by id. */
export const bySoonest = (one: ChasedRequest, other: ChasedRequest): number =>
  `${one.answerBy} ${one.id}` < `${other.answerBy} ${other.id}` ? -1 : 1;
