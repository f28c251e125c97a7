import type { LinkedRequest, ModelOf } from '../../contracts/mail/mail-models.ts';
import type { IsoDate } from '../../domain/calendar/days.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import type { TeamKind } from '../../domain/directory/team.ts';
import { dueDateCalendar } from './due-date-calendar.ts';
import type { Block, MailContent } from './mail-layout.ts';
import {
  dueWorking,
  forEach,
  HOW_THE_LINK_WORKS,
  NOTHING_ABOUT_THE_CHILD,
  namedByFirst,
  obligation,
  requestFacts,
  teamName,
} from './mail-words.ts';

const WHAT_TO_SEND: Record<TeamKind, string> = {
  'educational-psychology':
    'your psychological advice: the child’s or young person’s needs, the outcomes you would work towards, and the provision that would meet each need',
  health:
    'your advice on health: needs that bear on learning or daily life, the outcomes you would work towards, and the provision that would meet each need',
  'social-care':
    'your advice on social care: whether the family is known to you, needs, the outcomes you would work towards, and the provision that would meet each need',
  education:
    'your advice on education: needs, what has been tried and how it went, the outcomes you would work towards, and the provision that would meet each need',
  other: 'your advice: needs, the outcomes you would work towards, and the provision that would meet each need',
};

const whatToSend = (kinds: readonly TeamKind[]): Block => ({
  list: [
    ...new Set(kinds.map((kind) => `Send ${WHAT_TO_SEND[kind]}.`)),
    'For each provision say what it is, how much, how often and by whom. Advice with words such as “regular support” is often sent back, because a plan must be specific.',
    'From year 9 on, say also what would help to prepare for adult life.',
  ],
});

const WHAT_COUNTS: Block = {
  list: [
    'Your advice, sent through the link.',
    'That you have no record of the child, once somebody has checked: you say who, which records and when. A child who was discharged, or is on your waiting list, is known to you.',
    'Telling us that you are working on it is welcome, but it is not an answer: the six weeks run on.',
    'Late advice is still wanted. When you send it, tell us why it is late.',
  ],
};

const IF_NOT_YOURS: readonly Block[] = [
  { heading: 'If somebody else should answer' },
  {
    says: 'A colleague in your team: forward this email. Another team: reply to this email and say which one. The request stays with you until the council confirms that it has moved.',
  },
];

const sentAgain = (again: boolean): readonly Block[] =>
  again ? [{ says: 'We are sending this request again. It is the same request, and its dates have not changed.' }] : [];

const afterLinks = (requests: readonly LinkedRequest[]): readonly Block[] => [
  HOW_THE_LINK_WORKS,
  NOTHING_ABOUT_THE_CHILD,
  { heading: 'Why by this date' },
  ...forEach(requests, ({ basis }) => obligation(basis)),
  ...forEach(requests, dueWorking),
  { heading: 'What to send' },
  whatToSend(requests.map(({ kind }) => kind)),
  { heading: 'What counts as an answer' },
  WHAT_COUNTS,
  ...IF_NOT_YOURS,
];

const one = (request: LinkedRequest, { council, again }: ModelOf<'advice-requested'>): MailContent => ({
  subject: `Advice request ${request.id}: please answer by ${showDay(request.dueOn)}`,
  first: `Advice request ${request.id}, received on ${showDay(request.receivedOn)}: please answer by ${showDay(request.dueOn)}.`,
  blocks: [
    ...sentAgain(again),
    {
      says: `${council.name} is assessing a child or young person for an education, health and care (EHC) plan, and asks ${teamName(request)} for advice.`,
    },
    requestFacts(request),
    { link: request.link, label: 'Open the request' },
    ...afterLinks([request]),
  ],
});

/** To a colleague: the same request, from somebody of their own team. The clock began when the team had it. */
const given = (request: LinkedRequest, { council }: ModelOf<'advice-requested'>, by: IsoDate): MailContent => ({
  subject: `Advice request ${request.id}: a colleague gave it to you, please answer by ${showDay(by)}`,
  first: `Advice request ${request.id}, to be answered by ${showDay(by)}: a colleague in your team gave it to you.`,
  blocks: [
    {
      says: `${council.name} is assessing a child or young person for an education, health and care (EHC) plan, and asked ${teamName(request)} for advice. Somebody in your team named you as the person who has this request. From now on reminders about it go to you too.`,
    },
    requestFacts(request),
    ...(by === request.dueOn ? [] : [{ says: `What is missing is to be answered by ${showDayAndWeekday(by)}.` }]),
    { link: request.link, label: 'Open the request' },
    {
      says: 'The link is your own. When it asks where to send the code, choose “Another address” and enter the address at which you got this email. You need no account and no password.',
    },
    NOTHING_ABOUT_THE_CHILD,
    { heading: 'If it is not yours' },
    {
      says: 'Open the request and give it to somebody else in your team, or say there that another team should answer.',
    },
    { heading: 'Why by this date' },
    { says: obligation(request.basis) },
    { says: dueWorking(request) },
    { heading: 'What to send' },
    whatToSend([request.kind]),
    { heading: 'What counts as an answer' },
    WHAT_COUNTS,
  ],
});

const several = (model: ModelOf<'advice-requested'>): MailContent => {
  const { requests, council, again, today } = model;
  const [first] = requests;
  const by = requests.map(({ dueOn }) => dueOn).toSorted()[0] ?? today;
  return {
    subject: `Advice ${namedByFirst(requests)}: please answer by ${showDay(by)}`,
    first: `Advice ${namedByFirst(requests)}, received on ${showDay(first?.receivedOn ?? today)}: please answer by ${showDay(by)}.`,
    blocks: [
      ...sentAgain(again),
      {
        says: `${council.name} is assessing a child or young person for an education, health and care (EHC) plan, and asks the ${requests.length} teams below, which share this mailbox, for advice. Each has a request and a link of its own.`,
      },
      ...requests.flatMap((request): readonly Block[] => [
        { heading: teamName(request) },
        requestFacts(request),
        { link: request.link, label: `Open request ${request.id}` },
      ]),
      { heading: 'How the links work' },
      ...afterLinks(requests),
    ],
  };
};

const contentOf = (model: ModelOf<'advice-requested'>): MailContent => {
  const [first, ...more] = model.requests;
  if (!first || more.length > 0) return several(model);
  return model.assigned ? given(first, model, model.assigned.answerBy) : one(first, model);
};

export const adviceRequested = (model: ModelOf<'advice-requested'>): MailContent => ({
  ...contentOf(model),
  attachments: [dueDateCalendar(model.requests, model.askedAt)],
});
