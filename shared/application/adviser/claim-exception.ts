import { sameGround } from '../../domain/advice-request/decide-exception.ts';
import type { ExceptionClaim } from '../../domain/assessment/commands.ts';
import type { Decided } from '../decide-and-append.ts';
import { exceptionClaimedMail } from '../mail/council-mails.ts';
import { mailSource } from '../mail/new-mail.ts';
import type { LiveSession } from './adviser-session.ts';
import { decideAsAdviser } from './decide-as-adviser.ts';
import type { LinkPorts } from './open-link.ts';
import { findForAdviser } from './view-advice-request.ts';

/** Claims an exception of regulation 8(2): the date stays, the council decides and is told. The same ground twice is one claim. */
export const claimException = async (
  ports: LinkPorts,
  live: LiveSession,
  id: string,
  claim: Omit<ExceptionClaim, 'decision' | 'chaseAgainOn'>,
): Promise<Decided | null> => {
  const found = await findForAdviser(ports, live, id);
  if (!found) return null;
  const { council, team } = live.opened;
  const { caseworkerEmail } = found.assessment;
  return decideAsAdviser(
    ports,
    live,
    id,
    { do: 'claim-exception', exception: { ...claim, decision: null, chaseAgainOn: null } },
    (_request, decision) => ({
      mails: [exceptionClaimedMail(mailSource(ports, council), caseworkerEmail, id, decision, team.code)],
    }),
    (request) => sameGround(request, claim) >= 0,
  );
};
