import { type DetailType, detailOf } from '../contracts/events/fact-events.ts';
import { requestId } from '../domain/advice-request/advice-request.ts';
import type { Decision } from '../domain/assessment/decision.ts';
import type { Fact } from '../domain/assessment/facts.ts';
import type { BusEvent } from './ports/event-bus.ts';

/** A rung is news to others only once it is an escalation; null for a reminder. */
const escalation = (rung: string): DetailType | null => {
  const step = /(?:^|-)overdue-(\d+)$/.exec(rung)?.[1];
  if (!step) return null;
  return step === '1' ? 'AdviceOverdue' : 'AdviceEscalated';
};

const SILENT = ['PersonalDetailsCorrected', 'AdviceRequestAssigned', 'LinksRevoked'] as const;
type Silent = Extract<Fact, { fact: (typeof SILENT)[number] }>;
/** What stays between the council and the team: who of it has a request is nobody else's business. */
const isSilent = (fact: Fact): fact is Silent => SILENT.some((name) => name === fact.fact);

/** Under which type a fact goes on the bus; null where it is of no interest to others. */
const typeOf = (fact: Fact): DetailType | null => {
  if (fact.fact === 'RungSent') return escalation(fact.rung);
  return isSilent(fact) ? null : fact.fact;
};

/** What a fact says beside its own members, in the words of the contract; the contract's schema strips the rest. */
const saying = (fact: Fact, key: string): Record<string, unknown> => {
  const id = (number: number | null | undefined): string | null => (number ? requestId(key, number) : null);
  const about = 'request' in fact ? { ...fact, request: requestId(key, fact.request) } : { ...fact };
  switch (fact.fact) {
    case 'AssessmentOpened':
      return { ...fact.assessment, imported: fact.imported };
    case 'AssessmentCorrected':
      return { fields: Object.keys(fact.changes) };
    case 'AssessmentExceptionsRecorded':
      return { kinds: fact.exceptions.map(({ kind }) => kind) };
    case 'AdviceRequested':
    case 'AdviceRequestImported':
      return { ...fact.state, ...about, follows: id(fact.state.follows?.number) };
    case 'AdvicePassedOn':
      return { ...about, to: id(fact.to) };
    case 'ExceptionClaimed':
      return { ...about, kind: fact.exception.kind, on: fact.exception.claimedOn };
    default:
      return about;
  }
};

/** The events of a decision: one a fact that others may care about, whitelisted by its contract. Throws where a fact does not fit it. */
export const eventsOf = (decision: Decision): readonly BusEvent[] =>
  decision.facts.flatMap((fact, index) => {
    const detailType = typeOf(fact);
    if (!detailType) return [];
    const detail = detailOf(detailType).parse({
      version: 1,
      id: `${decision.key}-${decision.version}-${index}`,
      at: decision.at,
      council: decision.council,
      assessment: { key: decision.key, version: decision.version },
      facts: saying(fact, decision.key),
      progress: decision.progress,
    });
    return [{ detailType, detail, at: decision.at }];
  });
