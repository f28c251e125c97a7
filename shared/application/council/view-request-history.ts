import type { AdviceRequestDetail, HistoryEntry, RequestMailView } from '../../contracts/http/advice-request-view.ts';
import { adviceDueWorking } from '../../domain/advice-request/due.ts';
import type { Decision } from '../../domain/assessment/decision.ts';
import type { Fact } from '../../domain/assessment/facts.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { Mail } from '../ports/mail-store.ts';
import { findRequest } from './act-on-request.ts';
import type { CouncilCaller, CouncilPorts } from './council-caller.ts';
import { nameOf } from './name-of-actor.ts';
import { showAdviceRequest } from './show-advice-request.ts';

/** A fact as the history shows it. Of a request's first state, only its dates and whom it went to: the rest is R itself. */
const show = (fact: Extract<Fact, { request: number }>): Record<string, unknown> => {
  const { request: _, ...rest } = fact;
  if (!('state' in rest) || !rest.state) return rest;
  const { state, ...about } = rest;
  const { team, receivedOn, dueOn, status } = state;
  return { ...about, team, receivedOn, dueOn, status };
};

const historyOf = (decisions: readonly Decision[], number: number): HistoryEntry[] =>
  [...decisions]
    .sort((a, b) => a.version - b.version)
    .flatMap(({ at, actor, facts }) =>
      facts.flatMap((fact) =>
        'request' in fact && fact.request === number ? [{ at, by: nameOf(actor), ...show(fact) } as HistoryEntry] : [],
      ),
    );

const UNCONFIRMED_AFTER_MS = 24 * 60 * 60 * 1000;

const showMail = (mail: Mail, now: IsoInstant): RequestMailView => {
  const since = Date.parse(now) - Date.parse(mail.sentAt ?? mail.statusAt);
  return {
    id: mail.id,
    kind: mail.kind,
    to: mail.to.join(', '),
    status: mail.status,
    at: mail.statusAt,
    ...(mail.reason ? { reason: mail.reason } : {}),
    ...(mail.unclear ? { unclear: true } : {}),
    ...(mail.status === 'sent' && since >= UNCONFIRMED_AFTER_MS ? { unconfirmed: true } : {}),
  };
};

/** A request with how its date came about, what happened to it, and every mail that lists it. Null: there is none of that id. */
export const viewRequestHistory = async (
  ports: CouncilPorts,
  caller: CouncilCaller,
  id: string,
): Promise<AdviceRequestDetail | null> => {
  const found = await findRequest(ports, caller, id);
  if (!found) return null;
  const { key, ref } = found.assessment;
  const [history, mails] = await Promise.all([
    ports.assessments.history(caller.council.id, key),
    ports.mails.ofRequest(id),
  ]);
  const now = ports.clock.now();
  return {
    ...showAdviceRequest(key, ref, found.request),
    working: adviceDueWorking(found.request),
    history: historyOf(history, found.request.number),
    mails: mails.map((mail) => showMail(mail, now)),
  };
};
