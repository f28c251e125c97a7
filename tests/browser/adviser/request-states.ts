import { ID } from '../../functions/pages/adviser-at-work.ts';
import { FORM, fillAdvice, late, type PageState, press, send, signedIn } from './page-state.ts';

/** The ways that are a form and its button. */
const FORMS = [
  ['assign', 'Give it to them'],
  ['pass-on', 'Ask the council'],
  ['exception', 'Tell the council'],
  ['already-given', 'Tell the council'],
  ['wrong-child', 'Block this request'],
] as const;

/** A request, the ways to go on with it, and the advice as it is written, checked and sent. */
export const REQUEST_STATES: readonly PageState[] = [
  { route: '/answer/{id}', name: 'request', at: signedIn(`/answer/${ID}`) },
  { route: '/answer/{id}', name: 'request, late', at: signedIn(`/answer/${ID}`, late) },
  { route: '/answer/{id}', name: 'no way chosen', at: signedIn(`/answer/${ID}`), after: press('Continue') },
  { route: '/answer/{id}', name: 'request withdrawn', at: signedIn(`/answer/${ID}`, ({ withdraw }) => withdraw()) },
  {
    route: '/answer/{id}',
    name: 'request sent back',
    at: signedIn(`/answer/${ID}`, async (work) => {
      await send(work);
      await work.sendBack('Say how often, please.');
    }),
  },
  {
    route: '/answer/{id}',
    name: 'session over',
    at: signedIn(`/answer/${ID}`, async ({ clock }) => void clock.advance({ minutes: 61 })),
  },
  { route: '/answer/{id}/acknowledge', name: 'acknowledge', at: signedIn(`/answer/${ID}/acknowledge`) },
  {
    route: '/answer/{id}/acknowledge',
    name: 'acknowledge, a day that is past',
    at: signedIn(`/answer/${ID}/acknowledge`),
    after: async (page) => {
      for (const [part, value] of [
        ['Day', '1'],
        ['Month', '1'],
        ['Year', '2026'],
      ] as const)
        await page.getByLabel(part).fill(value);
      await press('Tell the council')(page);
    },
  },
  { route: '/answer/{id}/not-known', name: 'not known', at: signedIn(`/answer/${ID}/not-known`) },
  {
    route: '/answer/{id}/not-known',
    name: 'not known, nothing typed, late',
    at: signedIn(`/answer/${ID}/not-known`, late),
    after: press('Send this answer'),
  },
  ...FORMS.flatMap(([way, button]) => [
    { route: `/answer/{id}/${way}`, name: way, at: signedIn(`/answer/${ID}/${way}`) },
    {
      route: `/answer/{id}/${way}`,
      name: `${way}, nothing typed`,
      at: signedIn(`/answer/${ID}/${way}`),
      after: press(button),
    },
  ]),
  {
    route: '/answer/{id}/blocked',
    name: 'blocked',
    at: signedIn(`/answer/${ID}/blocked`, async ({ browser }) => {
      await browser.get(`/answer/${ID}/wrong-child`);
      await browser.post(`/answer/${ID}/wrong-child`, { why: 'Another child of that name' });
    }),
  },
  {
    route: '/answer/{id}',
    name: 'request, with a long reason just given',
    at: signedIn(`/answer/${ID}?told=pass-on`, async ({ browser }) => {
      await browser.get(`/answer/${ID}/pass-on`);
      await browser.post(`/answer/${ID}/pass-on`, { team: 'unknown', who: 'The hospital', why: 'x'.repeat(300) });
    }),
  },
  { route: '/answer/{id}/advice', name: 'advice', at: signedIn(`/answer/${ID}/advice`, undefined, { yearGroup: 9 }) },
  {
    route: '/answer/{id}/advice',
    name: 'advice, nothing typed, late',
    at: signedIn(`/answer/${ID}/advice`, late),
    after: press('Continue'),
  },
  {
    route: '/answer/{id}/advice',
    name: 'advice sent back',
    at: signedIn(`/answer/${ID}/advice`, async (work) => {
      await send(work);
      await work.sendBack('Say how often, please.');
    }),
  },
  {
    route: '/answer/{id}/advice',
    name: 'advice come back after the session',
    at: signedIn(`/answer/${ID}/advice`, async (work) => {
      await work.browser.get(`/answer/${ID}/advice`);
      work.clock.advance({ minutes: 61 });
      await work.browser.post(`/answer/${ID}/advice`, FORM);
      await work.signIn();
    }),
  },
  { route: '/answer/{id}/check', name: 'check, with remarks', at: signedIn(`/answer/${ID}/check`, fillAdvice) },
  { route: '/answer/{id}/sent', name: 'sent', at: signedIn(`/answer/${ID}/sent`, send) },
];
