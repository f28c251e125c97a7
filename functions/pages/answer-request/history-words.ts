import type { HistoryOfRequest } from '../../../shared/application/adviser/view-own-history.ts';
import type { AdviserException } from '../../../shared/domain/advice-request/advice-request.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';

/** What the history needs to know beside the facts. */
export interface HistoryNames {
  readonly council: string;
  /** The name of a team by its code. */
  readonly team: (code: string) => string;
}

const GROUND: Record<AdviserException, string> = {
  'exceptional-circumstances': 'exceptional personal circumstances',
  'absence-from-area': 'absence from the area',
  'missed-appointment': 'a missed appointment',
};

const reminder = (rung: string): string =>
  /overdue-\d+$/.test(rung)
    ? 'An email said that the answer is late'
    : rung === 'unopened'
      ? 'An email said that the request had not been opened'
      : 'A reminder was emailed';

/** A fact in a sentence; the free text that goes with it stands apart. Null: nothing that the team would miss. */
const said = ({ fact }: HistoryOfRequest, { council, team }: HistoryNames): readonly [string, string?] | null => {
  switch (fact.fact) {
    case 'AdviceRequested':
      return fact.state.follows?.why === 'passed-on'
        ? ['The request was passed on to your team']
        : [`${council} sent the request`];
    case 'AdviceRequestImported':
      return [`${council} had asked for the advice before it used this service`];
    case 'AdviceRequestTakenOver':
      return ['The request came into this service'];
    case 'AdviceRequestOpened':
      return ['Opened'];
    case 'AdviceRequestResent':
      return ['The request was sent again'];
    case 'AdviceRequestAssigned':
      return [`Given to ${fact.name}`];
    case 'AdviceAcknowledged':
      return [`“We are working on it”${fact.expectedOn ? `, advice expected on ${showDay(fact.expectedOn)}` : ''}`];
    case 'AdviceSubmitted':
      return ['Advice sent'];
    case 'AdviceNotKnown':
      return ['“We have no record of this child” sent'];
    case 'AdviceAccepted':
      return ['The answer was accepted: it is enough to use'];
    case 'AdviceReturned':
      return [`Sent back to your team, to be answered by ${showDay(fact.answerBy)}. What is missing:`, fact.missing];
    case 'AdviceNotKnownChallenged':
      return [`Your team was asked to look again, and to answer by ${showDay(fact.answerBy)}:`, fact.reason];
    case 'PassingOnProposed':
      return [
        fact.team
          ? `Your team said that ${team(fact.team)} should answer:`
          : 'Your team said that another team should answer:',
        fact.why,
      ];
    case 'AdvicePassedOn':
      return ['The council agreed, and passed the request on to another team'];
    case 'AlreadyAvailableProposed':
      return ['Your team said that advice was given already:', fact.why];
    case 'AdviceAlreadyAvailable':
      return ['Ended: all agreed that the advice is already available'];
    case 'AdviceWithdrawn':
      return ['The council withdrew the request'];
    case 'ExceptionClaimed':
      return [
        fact.exception.claimedBy === 'adviser'
          ? `Your team claimed an exception for ${GROUND[fact.exception.kind]}:`
          : `The council recorded an exception for ${GROUND[fact.exception.kind]}:`,
        fact.exception.why,
      ];
    case 'ExceptionDecided':
      return [`The council ${fact.decision === 'accepted' ? 'accepted' : 'did not accept'} the exception`];
    case 'AdviceRequestBlocked':
      return ['Blocked: it may have been about the wrong child'];
    case 'AdviceRequestRestored':
      return ['The council looked, and gave the request back to your team'];
    case 'RungSent':
      return [reminder(fact.rung)];
    case 'RequestUndeliverable':
      return ['An email to your team did not arrive'];
    case 'LinksRevoked':
      return null;
    default:
      return assertNever(fact);
  }
};

/** The sentences name the council themselves. */
const byWhom = ({ actor }: HistoryOfRequest): string | null =>
  actor.by === 'adviser' ? [actor.name, actor.role].filter(Boolean).join(', ') : null;

/** What happened, in plain words: day, what, who; newest last. */
export const historyInWords = (history: readonly HistoryOfRequest[], names: HistoryNames) =>
  history.flatMap((entry) => {
    const [what, text] = said(entry, names) ?? [];
    return what ? [{ day: showDay(entry.on), what, text, by: byWhom(entry) }] : [];
  });
