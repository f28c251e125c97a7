import { waitingAddresses } from '../../../shared/application/adviser/hold-address.ts';
import { type SeenRequest, viewAdviceRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { viewOwnHistory } from '../../../shared/application/adviser/view-own-history.ts';
import { listPapersFor } from '../../../shared/application/documents/list-papers.ts';
import { adviceDueWorking } from '../../../shared/domain/advice-request/due.ts';
import { isAllowed } from '../../../shared/domain/advice-request/life.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { childFacts } from './child-facts.ts';
import { sizeInWords } from './document-words.ts';
import { dueWords } from './due-words.ts';
import { historyInWords } from './history-words.ts';
import { notesOf, toldOf } from './request-notes.ts';
import { type AdviserContext, withSession } from './session-cookie.ts';
import { blockedOrNotFound } from './way-page.ts';
import { waysFor } from './ways.ts';

const historyOf = async ({ ports, live }: AdviserContext, id: string) => {
  const { council } = live.opened;
  const [history, teams] = await Promise.all([
    viewOwnHistory(ports, live, id),
    ports.directory.teams(live.session.council),
  ]);
  const services = new Map(teams.map(({ code, service, organisation }) => [code, `${service}, ${organisation},`]));
  return historyInWords(history, { council: council.name, team: (code) => services.get(code) ?? code });
};

const requestPage = async (
  context: AdviserContext,
  seen: SeenRequest,
  asked: { readonly told?: string | null; readonly choice?: string | null; readonly fault?: string },
): Promise<PageAnswer> => {
  const { id, request, details } = seen;
  const { told = null, choice, fault } = asked;
  const today = context.ports.clock.today();
  const due = dueWords(request, today);
  const [waiting, history, papers] = await Promise.all([
    waitingAddresses(context.ports, context.live),
    historyOf(context, id),
    listPapersFor(context.ports, seen),
  ]);
  return {
    status: 200,
    ...renderPage('answer/request.njk', {
      ...adviserFrame(context, `Advice request ${id}`, fault ? { choice: fault } : {}),
      id,
      told: toldOf(told, request),
      waiting,
      childName: details.childName,
      dueHeading: due.heading,
      dueWords: due.words,
      late: due.late,
      working: adviceDueWorking(request),
      notes: notesOf(request),
      facts: childFacts(seen, context.live.opened.council, today),
      hasAnswer: 'answer' in request && request.status !== 'returned',
      canAssign: isAllowed('assign', request.status),
      assignedTo: request.assignedTo,
      history,
      papers: papers.map(({ id: paper, title, state }) => ({
        href: `/answer/${id}/papers/${paper}`,
        title,
        about: sizeInWords(state.copy.bytes),
      })),
      choices: waysFor(request.status).map(({ value, text, hint }) => ({
        value,
        text,
        hint: { text: hint },
        checked: value === choice,
      })),
      choiceError: fault && { text: fault },
    }),
  };
};

export const showRequest = withSession(async (request, context, { id = '' }) => {
  const seen = await viewAdviceRequest(context.ports, context.live, id);
  return seen
    ? requestPage(context, seen, { told: request.query.get('told'), choice: request.form.get('choice') })
    : blockedOrNotFound(context, id);
});

export const chooseWay = withSession(async (request, context, { id = '' }) => {
  const seen = await viewAdviceRequest(context.ports, context.live, id);
  if (!seen) return blockedOrNotFound(context, id);
  const chosen = waysFor(seen.request.status).find(({ value }) => value === request.form.get('choice'));
  return chosen
    ? { goTo: `/answer/${id}/${chosen.value}` }
    : requestPage(context, seen, { fault: 'Choose what you would like to do' });
});
