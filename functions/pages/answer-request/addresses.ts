import { decideAsMailbox, listHeldAddresses } from '../../../shared/application/adviser/hold-address.ts';
import type { HeldAddress } from '../../../shared/application/ports/vouching-store.ts';
import { londonDate } from '../../../shared/domain/calendar/london-days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { adviserFrame } from './adviser-frame.ts';
import { notFound } from './messages.ts';
import { withSession } from './session-cookie.ts';

const shown = ({ address, askedAt, decision, decidedBy, decidedAt }: HeldAddress) => ({
  address,
  asked: showDay(londonDate(askedAt)),
  decided:
    decision &&
    `${decision === 'approved' ? 'Approved' : 'Not approved'} by ${decidedBy} on ${showDay(londonDate(decidedAt ?? askedAt))}`,
  approved: decision === 'approved',
});

/** Who asked for codes at an address that nobody vouches for: only whoever has the team's mailbox sees and decides. */
export const showAddresses = withSession(async (_request, context) => {
  const held = await listHeldAddresses(context.ports, context.live);
  if (!held) return notFound();
  const all = held.map(shown);
  return {
    status: 200,
    ...renderPage('answer/addresses.njk', {
      ...adviserFrame(context, 'Who may get codes for your team'),
      waiting: all.filter(({ decided }) => !decided),
      decided: all.filter(({ decided }) => decided),
    }),
  };
});

/** Deciding twice, or on an address that is gone, shows the list as it is. */
export const decideAddress = withSession(async (request, { ports, live }) => {
  if (!(await listHeldAddresses(ports, live))) return notFound();
  const decision = request.form.get('decision');
  if (decision === 'approved' || decision === 'refused')
    await decideAsMailbox(ports, live, request.form.get('address') ?? '', decision);
  return { goTo: '/answer/addresses' };
});
