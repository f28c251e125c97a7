import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import type { ConcernTheme } from '../../contracts/mail/staff-mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';

const THEMES: Record<ConcernTheme, string> = {
  'late-advice': 'advice that comes after its due date',
  'overdue-requests': 'requests that are overdue and still not answered',
  'not-known-answers': 'answers of “no record of this child”',
  'returned-advice': 'advice that is sent back because something is missing',
  'requests-passed-on': 'requests that are held and then passed on',
  'exceptions-claimed': 'exceptions that are claimed',
  'undelivered-mail': 'requests that do not arrive',
  'worsening-figures': 'figures that have been getting worse',
};

/** One text for provider, ICB and council, so that all three know what the others were told. */
export const concern = ({ about, council, ...model }: ModelOf<'concern'>): MailContent => {
  const { organisation, service, raisedOn, answerBy, answerTo, link } = model;
  const provider = service === null ? organisation : `${service}, ${organisation}`;
  const what = 'request' in about ? `advice request ${about.request.id}` : THEMES[about.theme];
  return {
    subject: `A concern about ${what}: answer asked for by ${showDay(answerBy)}`,
    first: `The Designated Clinical Officer (DCO) for ${council.name} raises a concern about ${what}, and asks ${provider} for an answer by ${showDayAndWeekday(answerBy)}.`,
    blocks: [
      {
        facts: [
          ['Concern about', what],
          ...('request' in about ? [['This request was due by', showDayAndWeekday(about.request.dueOn)] as const] : []),
          ['Provider', provider],
          ['Raised on', showDay(raisedOn)],
          ['Answer by', showDayAndWeekday(answerBy)],
          ['Answer to', answerTo],
        ],
      },
      {
        says: `Please write to ${answerTo} what happened, what you will change, and by when. Please name no child: a request’s number is enough.`,
      },
      {
        says: `The same email goes to the provider’s lead, to the SEND lead of the integrated care board (ICB) and to the council. ${provider} is asked to answer; the others are told.`,
      },
      { link, label: 'See the concern on the health scorecard' },
      {
        says: 'The page is for those who sign in to the scorecard. To answer you need no account: write to the address above.',
      },
    ],
  };
};
