import type { OpenLink } from '../../../shared/application/adviser/open-link.ts';
import { isOpen } from '../../../shared/domain/advice-request/life.ts';
import type { IsoDate } from '../../../shared/domain/calendar/days.ts';
import { showDayAndWeekday } from '../../../shared/domain/calendar/show-day.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { frameOf } from '../../../shared/pages/council-frame.ts';
import { daysLeftWords } from '../../../shared/pages/days-in-words.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { Kept } from './link-cookie.ts';

export const TOO_MANY_CODES = 'Too many codes were asked for in the last hour. Wait an hour, or ring the council';

const PROBLEMS: Record<NonNullable<Kept['problem']>, { readonly field: 'where' | 'address'; readonly text: string }> = {
  choose: { field: 'where', text: 'Choose where we should send the code' },
  'address-missing': { field: 'address', text: 'Enter an email address, like name@example.nhs.uk' },
  'address-held': {
    field: 'address',
    text: 'Nothing was sent: this address waits until somebody with the team’s mailbox, or the council, approves it. Ask them, then come back; or choose the team’s mailbox now',
  },
  'too-many': { field: 'where', text: TOO_MANY_CODES },
};

/** The landing page: council, request, due date, nothing of the child; and where to send the code, nothing preselected. */
export const wherePage = (opened: OpenLink, action: string, kept: Omit<Kept, 'token'>, today: IsoDate): PageAnswer => {
  const { council, team, request } = opened;
  const problem = kept.problem ? PROBLEMS[kept.problem] : null;
  const errorOf = (field: string) => (problem?.field === field ? { text: problem.text } : undefined);
  const state = request?.state;
  const open = state !== undefined && isOpen(state.status);
  return {
    status: 200,
    ...renderPage('answer/where.njk', {
      council: frameOf(council),
      title: request ? `Advice request ${request.id}` : 'Your team’s advice requests',
      service: team.service,
      request: state && {
        id: request?.id,
        due: showDayAndWeekday(state.dueOn),
        left: open ? `${daysLeftWords(state.dueOn, today)}.` : 'This request needs no answer from you now.',
        late: open && state.dueOn < today,
      },
      action,
      mailbox: team.mailbox,
      where: kept.where,
      address: kept.address,
      whereError: errorOf('where'),
      addressError: errorOf('address'),
      errors: problem ? [{ text: problem.text, href: `#${problem.field}` }] : [],
    }),
  };
};
