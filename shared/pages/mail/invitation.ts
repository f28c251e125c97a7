import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import type { Role } from '../../domain/directory/person.ts';
import type { MailContent } from './mail-layout.ts';

/** What each role is called and may do, as `domain/access` has it. */
const ROLES: Record<Role, { readonly name: string; readonly may: string }> = {
  caseworker: {
    name: 'a caseworker',
    may: 'You will be able to open assessments, send requests for advice, and follow and accept the answers.',
  },
  manager: {
    name: 'a manager',
    may: 'You will be able to see what is late and why, the weekly report, and the scorecards.',
  },
  dco: {
    name: 'the Designated Clinical Officer (DCO)',
    may: 'You will be able to follow the health scorecard and to raise concerns. It does not say who the children are.',
  },
  board: {
    name: 'a board member',
    may: 'You will be able to read the frozen monthly scorecards. They do not say who the children are.',
  },
  administrator: {
    name: 'an administrator',
    may: 'You will be able to look after people, teams and settings. Cases are not part of this role.',
  },
};

export const invitation = ({ council, today, role, link, validUntil }: ModelOf<'invitation'>): MailContent => ({
  subject: `Your invitation to EHC Advice for ${council.name}: please sign in by ${showDay(validUntil)}`,
  first: `${council.name} invites you to EHC Advice as ${ROLES[role].name}. Please sign in by ${showDayAndWeekday(validUntil)}.`,
  blocks: [
    {
      says: `EHC Advice tracks requests for advice in education, health and care (EHC) needs assessments. ${ROLES[role].may}`,
    },
    { link, label: 'Sign in for the first time' },
    {
      says: 'The link is for you alone: whoever signs in through it first gets this role. Please do not forward this email.',
    },
    {
      says: `The invitation was sent on ${showDay(today)}. After ${showDay(validUntil)} the link no longer works: ask the council for a new one. If you did not expect this email, do not open the link, and tell the council.`,
    },
  ],
});
