import type { RequestInMail } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import type { Basis } from '../../domain/directory/team.ts';
import type { Block } from './mail-layout.ts';

/** `1 request`, `5 requests`. */
export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const teamName = ({ service, organisation }: { readonly service: string; readonly organisation: string }) =>
  `${service}, ${organisation}`;

/** The requests of a mail, by the first: `request X`, `request X and 2 more`. */
export const namedByFirst = (requests: readonly { readonly id: string }[]): string => {
  const [first, ...more] = requests;
  return `request ${first?.id}${more.length > 0 ? ` and ${more.length} more` : ''}`;
};

const REGULATION = 'regulation 8 of the Special Educational Needs and Disability Regulations 2014';

/** What obliges a team, by the basis of its organisation. */
export const obligation = (basis: Basis): string => {
  switch (basis) {
    case 'section-31':
      return `By law the answer is due within six weeks of receiving the request: ${REGULATION}.`;
    case 'commissioned':
      return `The NHS commissions this service, so by law the answer is due within six weeks of receiving the request: ${REGULATION}.`;
    case 'council-service':
      return 'The SEND Code of Practice expects advice from the council’s own services within the same six weeks as from everybody else.';
    case 'expected':
      return 'The SEND Code of Practice expects advice within six weeks.';
  }
};

/** One sentence where it holds for all; else each with the services that it is for. */
export const forEach = <R extends RequestInMail>(
  requests: readonly R[],
  says: (request: R) => string,
): readonly Block[] => {
  const bySentence = Map.groupBy(requests, says);
  if (bySentence.size <= 1) return [...bySentence.keys()].map((sentence) => ({ says: sentence }));
  const services = (those: readonly R[]) => [...new Set(those.map(({ service }) => service))].join(', ');
  return [{ list: [...bySentence].map(([sentence, those]) => `${services(those)}: ${sentence}`) }];
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

/** What happens behind a link: said in every mail to a team that has one. */
export const HOW_THE_LINK_WORKS: Block = {
  says: 'You need no account and no password. The link shows nothing about the child until you enter a code. You choose where we send it: to your team’s mailbox, or to a work address on your organisation’s own domain or on your team’s list. So you can forward this email to the colleague who will answer.',
};

export const NOTHING_ABOUT_THE_CHILD: Block = {
  says: 'To protect the child, this email does not say who it is about. You will see that once you have entered the code.',
};
