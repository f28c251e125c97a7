import { type AdviceRequest, requestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { closingIsToldByMail } from '../../domain/assessment/decide-correction.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { Team } from '../../domain/directory/team.ts';
import { adviserOf } from '../mail/adviser-of.ts';
import { mailSource } from '../mail/new-mail.ts';
import { type MailedRequest, receiptMails, withdrawnMails } from '../mail/request-mails.ts';
import type { NewMail } from '../ports/mail-store.ts';
import { isUnderPlatform } from './act-on-request.ts';
import type { CouncilPorts } from './council-caller.ts';

type EndingPorts = Pick<CouncilPorts, 'assessments' | 'directory' | 'secrets' | 'clock'>;

/** Whether its advice went into the plan: given, and not sent back for more. */
const reachedPlan = (request: AdviceRequest): boolean =>
  (request.status === 'submitted' || request.status === 'accepted') && request.answer.outcome === 'submitted';

/**
 * The mails of an end: where it withdrew requests, one a team; where the plan was issued, to each team whose advice reached it. Of
 * requests that the platform sent or took over alone; none where the child died (the caseworker rings). `teams`: where they are known already.
 */
export const endingMails = async (
  ports: EndingPorts,
  council: Council,
  before: Assessment,
  facts: readonly Fact[],
  teams?: readonly Team[],
): Promise<readonly NewMail[]> => {
  const end = facts.find((fact) => fact.fact === 'AssessmentEnded');
  if (!end || (end.reason && !closingIsToldByMail(end.reason))) return [];
  const withdrawn = facts.flatMap((fact) => (fact.fact === 'AdviceWithdrawn' ? [fact.request] : []));
  const ours = before.requests.filter(isUnderPlatform);
  const told = ours.filter(({ number }) => withdrawn.includes(number));
  const thanked = end.how === 'plan-issued' ? ours.filter(reachedPlan) : [];
  if (told.length + thanked.length === 0) return [];
  const known = new Map((teams ?? (await ports.directory.teams(council.id))).map((team) => [team.code, team]));
  const mailed = (request: AdviceRequest): readonly MailedRequest[] => {
    const team = known.get(request.team);
    return team ? [{ id: requestId(before.key, request.number), team }] : [];
  };
  const [from, decision] = [mailSource(ports, council), before.version + 1];
  const history = thanked.length > 0 ? await ports.assessments.history(council.id, before.key) : [];
  return [
    ...withdrawnMails(from, told.flatMap(mailed), decision, 'ended'),
    ...thanked.flatMap((request) =>
      mailed(request).flatMap((one) =>
        receiptMails(from, one, adviserOf(history, request.number), decision, 'in-plan'),
      ),
    ),
  ];
};
