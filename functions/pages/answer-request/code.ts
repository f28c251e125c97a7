import { askForAnotherCode } from '../../../shared/application/adviser/ask-for-code.ts';
import { proveCode } from '../../../shared/application/adviser/prove-code.ts';
import { IDLE_MINUTES, SESSION_HOURS } from '../../../shared/domain/access/session-life.ts';
import { csrfField } from '../../../shared/lambda/csrf.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { frameOf } from '../../../shared/pages/council-frame.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import { formToComeBackTo } from './kept-form-cookie.ts';
import { message } from './messages.ts';
import { type AdviserContext, withUnprovedSession } from './session-cookie.ts';
import { TOO_MANY_CODES } from './where-page.ts';

type Field = 'code' | 'name' | 'role';
type Faults = Partial<Record<Field, string>>;
const FIELDS: readonly Field[] = ['code', 'name', 'role'];

const codePage = ({ live, secret }: AdviserContext, given: Record<Field, string>, faults: Faults): PageAnswer => ({
  status: 200,
  ...renderPage('answer/code.njk', {
    council: frameOf(live.opened.council),
    title: 'Enter the code',
    address: live.session.address,
    csrf: csrfField(secret),
    hours: SESSION_HOURS,
    minutes: IDLE_MINUTES,
    ...given,
    ...Object.fromEntries(FIELDS.map((field) => [`${field}Error`, faults[field] && { text: faults[field] }])),
    errors: FIELDS.flatMap((field) => (faults[field] ? [{ text: faults[field], href: `#${field}` }] : [])),
  }),
});

const CONTROL = /\p{Cc}/u;
const faultsOf = ({ code, name, role }: Record<Field, string>): Faults => ({
  ...(/^\d{6}$/.test(code) ? {} : { code: 'Enter the six digits of the code' }),
  ...(name && name.length <= 200 && !CONTROL.test(name) ? {} : { name: 'Enter your name' }),
  ...(role && role.length <= 200 && !CONTROL.test(role) ? {} : { role: 'Enter your role' }),
});

export const showCode = withUnprovedSession(async (_request, context) =>
  codePage(context, { code: '', name: context.live.session.name ?? '', role: context.live.session.role ?? '' }, {}),
);

/** A good code beside another fault on the page is not spent: the other fields are looked at first. */
export const giveCode = withUnprovedSession(async (request, context) => {
  const field = (name: Field): string => (request.form.get(name) ?? '').trim();
  const given = { code: field('code').replace(/\s/g, ''), name: field('name'), role: field('role') };
  const faults = faultsOf(given);
  if (Object.keys(faults).length > 0) return codePage(context, given, faults);
  const proved = await proveCode(context.ports, context.live.session, given);
  if (proved.is === 'wrong')
    return codePage(context, given, { code: 'This code is not right, or its ten minutes are over' });
  if (proved.is === 'spent')
    return codePage(
      context,
      { ...given, code: '' },
      { code: 'That was the fifth try. Send a new code, and use that one' },
    );
  const kept = await formToComeBackTo(context.ports, proved.session, request);
  return { goTo: kept?.path ?? (proved.session.request ? `/answer/${proved.session.request}` : '/answer') };
});

/** A page of its own, so that nothing is sent by following a link. */
export const offerAnotherCode = withUnprovedSession(async (_request, { live, secret }) => ({
  status: 200,
  ...renderPage('answer/new-code.njk', {
    council: frameOf(live.opened.council),
    title: 'Send a new code',
    address: live.session.address,
    csrf: csrfField(secret),
  }),
}));

export const sendAnotherCode = withUnprovedSession(async (_request, { ports, live }) => {
  if (await askForAnotherCode(ports, live)) return { goTo: '/answer/code' };
  return message(429, frameOf(live.opened.council), 'Too many codes', [TOO_MANY_CODES], {
    href: '/answer/code',
    text: 'Back to the code',
  });
});
