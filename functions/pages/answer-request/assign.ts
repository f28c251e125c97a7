import { type Assigned, assignRequest } from '../../../shared/application/adviser/assign-request.ts';
import { hasMailbox } from '../../../shared/application/adviser/hold-address.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { Faults } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import type { AdviserContext } from './session-cookie.ts';
import { type Found, isAtFault, lineOf, wayFrame, withWay } from './way-page.ts';

const assignPage = (context: AdviserContext, found: Found, form: URLSearchParams, faults: Faults): PageAnswer => ({
  status: 200,
  ...renderPage('answer/assign.njk', {
    ...wayFrame(context, found, 'Give it to a colleague', form, faults),
    domains: context.live.opened.team.emailDomains,
    has: found.request.assignedTo,
  }),
});

export const showAssign = withWay('assign', async (request, context, found) =>
  assignPage(context, found, request.form, {}),
);

const addressFault = (context: AdviserContext, address: 'missing' | 'held' | 'too-many' | 'too-often'): string => {
  if (address === 'missing') return 'Enter an email address, like name@example.nhs.uk';
  if (address === 'too-often')
    return 'This request was given to somebody too often in the last hour. Wait an hour, or ring the council';
  if (address === 'too-many')
    return 'Too many new addresses were entered in the last hour. Wait an hour, or ring the council';
  return hasMailbox(context.live)
    ? 'Nothing was sent: nobody vouches for this address yet. If it is a colleague’s, approve it under “Who may get codes”, then come back'
    : 'Nothing was sent: this address waits until somebody with the team’s mailbox, or the council, approves it. Ask them, then come back';
};

const faultsOf = (context: AdviserContext, assigned: Assigned): Faults => {
  if ('address' in assigned) return { address: addressFault(context, assigned.address) };
  return !assigned.ok && assigned.refusal.field ? { [assigned.refusal.field]: assigned.refusal.reason } : {};
};

/** Sent twice: who has it already is given nothing again, and no second mail. */
export const assign = withWay('assign', async (request, context, found) => {
  const { form } = request;
  const given = { name: lineOf(form, 'name'), address: lineOf(form, 'address') };
  const missing: Faults = {
    ...(given.name ? {} : { name: 'Enter your colleague’s name' }),
    ...(given.address ? {} : { address: 'Enter your colleague’s work email address' }),
  };
  if (isAtFault(missing)) return assignPage(context, found, form, missing);
  const assigned = await assignRequest(context.ports, context.live, found.id, given);
  if (!assigned) return notFound();
  const faults = faultsOf(context, assigned);
  if (isAtFault(faults)) return assignPage(context, found, form, faults);
  if (!assigned.ok && 'refusal' in assigned)
    return refused(context.live.opened.council, assigned.refusal.reason, found.id);
  return { goTo: `/answer/${found.id}?told=assign` };
});
