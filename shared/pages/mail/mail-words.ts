import type { RequestInMail } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import type { Basis } from '../../domain/directory/team.ts';
import type { Block } from './mail-layout.ts';

/** `1 request`, `5 requests`. */
export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const teamName = ({ service, organisation }: { readonly service: string; readonly organisation: string }) =>
  `${service}, ${organisation}`;

/** What obliges a team, by the basis of its organisation. */
export const obligation = (basis: Basis): string => {
  switch (basis) {
    case 'section-31':
      return 'The law asks for an answer within six weeks: regulation 8 of the Special Educational Needs and Disability Regulations 2014.';
    case 'commissioned':
      return 'The service is commissioned by the NHS, which the law asks for an answer within six weeks: regulation 8 of the Special Educational Needs and Disability Regulations 2014.';
    case 'council-service':
      return 'The SEND Code of Practice expects advice from the council’s own services within the same six weeks as from everybody else.';
    case 'expected':
      return 'The SEND Code of Practice expects advice within six weeks.';
  }
};

/** One sentence where it holds for all; else each with the service that it is for. */
export const forEach = <R extends RequestInMail>(
  requests: readonly R[],
  says: (request: R) => string,
): readonly Block[] => {
  const sentences = [...new Set(requests.map(says))];
  return sentences.length <= 1
    ? sentences.map((sentence) => ({ says: sentence }))
    : [{ list: [...new Set(requests.map((request) => `${request.service}: ${says(request)}`))] }];
};

/** How the due date was counted. */
export const dueWorking = ({ receivedBasis }: RequestInMail): string =>
  receivedBasis === 'deemed'
    ? 'The request was sent after 5pm or not on a working day, so it counts as received on the next working day. The due date is six weeks (42 days) later. Weekends and holidays do not move it.'
    : 'The due date is six weeks (42 days) after the day on which the request was sent. Weekends and holidays do not move it.';

export const requestFacts = (request: RequestInMail): Block => ({
  facts: [
    ['Request', request.id],
    ['Team', teamName(request)],
    ['Received on', showDay(request.receivedOn)],
    ['Due by', showDayAndWeekday(request.dueOn)],
  ],
});

/** What happens behind a link: said in every mail that has one. */
export const HOW_THE_LINK_WORKS: Block = {
  says: 'You need no account and no password. The link shows nothing about the child until you enter a code, which we send to your team’s mailbox or to your own work address. So you can forward this email to the colleague who will answer.',
};

export const NOTHING_ABOUT_THE_CHILD: Block = {
  says: 'To protect the child, this email does not say who it is about. You will see that behind the link.',
};
