import { requestId } from '../../domain/advice-request/advice-request.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { closingIsToldByMail } from '../../domain/assessment/decide-correction.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { Team } from '../../domain/directory/team.ts';
import { mailSource, withdrawnMails } from '../mail/new-mail.ts';
import type { NewMail } from '../ports/mail-store.ts';
import { isUnderPlatform } from './act-on-request.ts';
import type { CouncilPorts } from './council-caller.ts';

/**
 * The mails of an end: one a team whose request it withdrew, where the platform had sent the request or taken it over. None
 * where the child died (the caseworker rings), none for imported history. `teams`: where they are known already.
 */
export const endingMails = async (
  ports: Pick<CouncilPorts, 'directory' | 'secrets' | 'clock'>,
  council: Council,
  before: Assessment,
  facts: readonly Fact[],
  teams?: readonly Team[],
): Promise<readonly NewMail[]> => {
  const end = facts.find((fact) => fact.fact === 'AssessmentEnded');
  if (!end || (end.reason && !closingIsToldByMail(end.reason))) return [];
  const numbers = facts.flatMap((fact) => (fact.fact === 'AdviceWithdrawn' ? [fact.request] : []));
  const told = before.requests.filter((request) => numbers.includes(request.number) && isUnderPlatform(request));
  if (told.length === 0) return [];
  const known = new Map((teams ?? (await ports.directory.teams(council.id))).map((team) => [team.code, team]));
  const requests = told.flatMap((request) => {
    const team = known.get(request.team);
    return team ? [{ id: requestId(before.key, request.number), team }] : [];
  });
  return withdrawnMails(mailSource(ports, council), requests, before.version + 1, 'ended');
};
