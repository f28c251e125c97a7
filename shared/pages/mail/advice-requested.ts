import type { LinkedRequest, ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { TeamKind } from '../../domain/directory/team.ts';
import { dueDateCalendar } from './due-date-calendar.ts';
import type { Block, MailContent } from './mail-layout.ts';
import {
  dueWorking,
  forEach,
  HOW_THE_LINK_WORKS,
  NOTHING_ABOUT_THE_CHILD,
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
    'Say of provision what it is, how much, how often and by whom. “Regular support” is the most common reason for sending advice back.',
    'From year 9 on, say what helps to prepare for adult life.',
  ],
});

const WHAT_COUNTS: Block = {
  list: [
    'Your advice, sent through the link, is an answer.',
    '“Not known to us” is an answer too, once somebody has checked your records. You say who checked and which records.',
    'Telling us that you have the request is welcome, but the six weeks run on.',
    'Late advice is always accepted. Tell us why it is late when you send it.',
  ],
};

const IF_NOT_YOURS: readonly Block[] = [
  { heading: 'If it should go to somebody else' },
  {
    says: 'In your own team: forward this email. Another team: tell the caseworker, whom you find behind the link. The request stays with you until the council confirms the change.',
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
  blocks: [
    {
      says: `Advice request ${request.id}, received on ${showDay(request.receivedOn)}: please answer by ${showDay(request.dueOn)}.`,
    },
    ...sentAgain(again),
    {
      says: `${council.name} is assessing a child or young person for an education, health and care (EHC) plan, and asks ${teamName(request)} for advice.`,
    },
    requestFacts(request),
    { link: request.link, label: 'Open the request' },
    ...afterLinks([request]),
  ],
});

const several = (model: ModelOf<'advice-requested'>): MailContent => {
  const { requests, council, again } = model;
  const [first] = requests;
  const by = requests.map(({ dueOn }) => dueOn).toSorted()[0] ?? model.today;
  const more = requests.length - 1;
  return {
    subject: `Advice request ${first?.id} and ${more} more: please answer by ${showDay(by)}`,
    blocks: [
      {
        says: `Advice request ${first?.id} and ${more} more, received on ${showDay(first?.receivedOn ?? model.today)}: please answer by ${showDay(by)}.`,
      },
      ...sentAgain(again),
      {
        says: `${council.name} is assessing a child or young person for an education, health and care (EHC) plan, and asks ${requests.length} teams of this mailbox for advice. Each request has a link of its own.`,
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

export const adviceRequested = (model: ModelOf<'advice-requested'>): MailContent => {
  const [first] = model.requests;
  return {
    ...(first && model.requests.length === 1 ? one(first, model) : several(model)),
    attachments: [dueDateCalendar(model.requests, model.askedAt)],
  };
};
