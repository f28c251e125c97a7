import { requestId } from '../../domain/advice-request/advice-request.ts';
import { adviceRequestedMails, passedOnMails } from '../mail/request-mails.ts';
import { actOnRequest, findRequest, isUnderPlatform, type MailsOf } from './act-on-request.ts';
import { type CouncilCaller, type CouncilPorts, refuse } from './council-caller.ts';

/** Ids of the requests that go on from this one. */
export const successorsOf = ({ after, before }: MailsOf): readonly string[] =>
  after.requests
    .filter(({ follows }) => follows?.number === before.number)
    .map(({ number }) => requestId(after.key, number));

/** Passes a request on to another team, which gets it as a first request; the one that had it is told. */
export const passOnRequest = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
  input: { readonly team: string },
) => {
  // A foreign or unknown request is looked for first: whoever may not see it learns nothing of teams either.
  if (!(await findRequest(ports, caller, id))) return null;
  const team = await ports.directory.team(caller.council.id, input.team);
  if (!team) return refuse('invalid', `There is no team ${input.team}`, 'team');
  return actOnRequest(ports, caller, id, { do: 'pass-on', team }, (of) => [
    ...(isUnderPlatform(of.before) ? passedOnMails(of.from, of.request, of.adviser, of.decision, team) : []),
    ...adviceRequestedMails(
      of.from,
      successorsOf(of).map((successor) => ({ id: successor, team })),
      of.decision,
    ),
  ]);
};
