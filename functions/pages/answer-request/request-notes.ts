import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { proposalsOf } from '../../../shared/domain/advice-request/waiting.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';

const WAITS = {
  'pass-on': 'that another team should answer. Your team holds the request until the council agrees',
  'already-available': 'that advice was given already. Your team holds the request until all three agree',
  exception: 'that the date cannot be met. The council decides; the date does not move',
} as const;

const asked = (request: AdviceRequest): readonly string[] =>
  proposalsOf(request).flatMap(({ kind, since }) =>
    kind === 'blocked' ? [] : [`You told the council on ${showDay(since)} ${WAITS[kind]}.`],
  );

const decided = ({ exceptions }: AdviceRequest): readonly string[] =>
  exceptions.flatMap(({ decision, decidedOn }) =>
    decision && decidedOn
      ? [
          decision === 'accepted'
            ? `The council accepted an exception on ${showDay(decidedOn)}. The date stays; figures are shown with and without the exception.`
            : `The council did not accept an exception on ${showDay(decidedOn)}. The date stays.`,
        ]
      : [],
  );

const standing = (request: AdviceRequest): readonly string[] => {
  switch (request.status) {
    case 'acknowledged':
      return [
        `You told us on ${showDay(request.acknowledgedOn)} that you are working on it${request.expectedOn ? ` and expect to send it on ${showDay(request.expectedOn)}` : ''}.`,
      ];
    case 'returned':
      return [`What is missing: ${request.returns.at(-1)?.missing ?? ''}`];
    case 'requested':
      return request.challenged
        ? [
            `The council asks you to look again: ${request.challenged.reason} Answer by ${showDay(request.challenged.answerBy)}.`,
          ]
        : [];
    case 'withdrawn':
      return ['The council withdrew this request: you no longer need to answer.'];
    case 'passed-on':
      return ['The council passed this request on to another team: you no longer need to answer.'];
    case 'already-available':
      return ['All agreed that the advice is already available: you no longer need to answer.'];
    default:
      return [];
  }
};

/** How the request stands and what waits, in sentences. */
export const notesOf = (request: AdviceRequest): readonly string[] => [
  ...standing(request),
  ...('answer' in request && request.status !== 'returned'
    ? [`Your team answered on ${showDay(request.answer.on)}.`]
    : []),
  ...asked(request),
  ...decided(request),
];

const TOLD: ReadonlyMap<string, { readonly text: string; readonly holds: (request: AdviceRequest) => boolean }> =
  new Map(
    Object.entries({
      assign: { text: 'The request has been given to a colleague', holds: ({ assignedTo }) => assignedTo !== null },
      acknowledge: { text: 'The council has been told', holds: ({ status }) => status === 'acknowledged' },
      'pass-on': { text: 'The council has been asked', holds: ({ proposedPassOn }) => proposedPassOn !== null },
      exception: { text: 'The council has been asked', holds: ({ exceptions }) => exceptions.length > 0 },
      'already-given': {
        text: 'The council has been asked',
        holds: ({ proposedAlreadyAvailable }) => proposedAlreadyAvailable !== null,
      },
    }),
  );

/** What the address says was done just now, where it was: an address can be made up. */
export const toldOf = (told: string | null, request: AdviceRequest): string | null => {
  const found = TOLD.get(told ?? '');
  return found?.holds(request) ? found.text : null;
};
