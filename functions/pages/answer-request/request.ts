import { waitingAddresses } from '../../../shared/application/adviser/hold-address.ts';
import { type SeenRequest, viewAdviceRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { adviceDueWorking } from '../../../shared/domain/advice-request/due.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDay, showDayAndWeekday } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { daysLeftWords } from '../../../shared/pages/days-in-words.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { childFacts } from './child-facts.ts';
import { notFound } from './messages.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';

const CHOICES = [
  { value: 'advice', text: 'Give our advice', hint: { text: 'Write it here. About ten minutes.' } },
  { value: 'acknowledge', text: 'We have it and are working on it', hint: { text: 'This does not stop the clock.' } },
  { value: 'not-known', text: 'We have no record of this child and cannot give advice' },
];

const dueOf = ({ request }: SeenRequest, today: IsoDate) => {
  if (request.status === 'returned') {
    const out = request.returns.at(-1);
    const by = out?.answerBy ?? request.dueOn;
    return {
      heading: `Sent back to you: answer by ${showDayAndWeekday(by)}`,
      words: `${daysLeftWords(by, today)}. First due ${showDay(request.dueOn)}.`,
      late: by < today,
    };
  }
  if (request.status !== 'requested' && request.status !== 'acknowledged')
    return { heading: 'Nothing is asked of you now', words: `It was due ${showDay(request.dueOn)}.`, late: false };
  const left = daysLeftWords(request.dueOn, today);
  return {
    heading: `Due ${showDayAndWeekday(request.dueOn)}`,
    words: `${left.charAt(0).toUpperCase()}${left.slice(1)}. Received ${showDay(request.receivedOn)}, plus 6 weeks (42 days).`,
    late: request.dueOn < today,
  };
};

const notesOf = ({ request }: SeenRequest): readonly string[] => [
  ...(request.status === 'acknowledged'
    ? [
        `You told us on ${showDay(request.acknowledgedOn)} that you are working on it${request.expectedOn ? ` and expect to send it on ${showDay(request.expectedOn)}` : ''}.`,
      ]
    : []),
  ...(request.status === 'returned' ? [`What is missing: ${request.returns.at(-1)?.missing ?? ''}`] : []),
  ...(request.challenged && request.status === 'requested'
    ? [
        `The council asks you to look again: ${request.challenged.reason} Answer by ${showDay(request.challenged.answerBy)}.`,
      ]
    : []),
  ...('answer' in request ? [`Your team answered on ${showDay(request.answer.on)}.`] : []),
  ...(request.status === 'withdrawn' ? ['The council withdrew this request: you no longer need to answer.'] : []),
];

const requestPage = async (context: AdviserContext, seen: SeenRequest, fault?: string): Promise<PageAnswer> => {
  const { request, details, assessment } = seen;
  const due = dueOf(seen, context.ports.clock.today());
  const answerable = ['requested', 'acknowledged', 'returned'].includes(request.status);
  const { council } = context.live.opened;
  return {
    status: 200,
    ...renderPage('answer/request.njk', {
      ...adviserFrame(context, `Advice request ${seen.id}`, fault ? { choice: fault } : {}),
      id: seen.id,
      waiting: await waitingAddresses(context.ports, context.live),
      childName: details.childName,
      dueHeading: due.heading,
      dueWords: due.words,
      late: due.late,
      working: adviceDueWorking(request),
      notes: notesOf(seen),
      facts: childFacts(seen, context.ports.clock.today()),
      canAnswer: answerable,
      choices: request.status === 'returned' ? CHOICES.slice(0, 1) : CHOICES,
      choiceError: fault && { text: fault },
      caseworker: assessment.caseworkerEmail ?? council.sendMailbox,
    }),
  };
};

export const showRequest = withSession(async (_request, context, { id = '' }) => {
  const seen = await viewAdviceRequest(context.ports, context.live, id);
  return seen ? requestPage(context, seen) : notFound();
});

export const chooseWay = withSession(async (request, context, { id = '' }) => {
  const choice = request.form.get('choice');
  const chosen = CHOICES.find(({ value }) => value === choice);
  if (chosen) return { goTo: `/answer/${id}/${chosen.value}` };
  const seen = await viewAdviceRequest(context.ports, context.live, id);
  return seen ? requestPage(context, seen, 'Choose what you would like to do') : notFound();
});
