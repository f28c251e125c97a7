import type { Page } from 'playwright-core';
import { anEncryptedPdf, aPdf } from '../../builders/document-files.ts';
import { ID } from '../../functions/pages/adviser-at-work.ts';
import { DOCUMENTS, documentsAtWork } from '../../functions/pages/documents-at-work.ts';
import type { AdviserSite, AdviserWork } from './adviser-site.ts';
import { type StoreDoes, standAsStore } from './store-in-browser.ts';

/** A page as somebody may find it: how it comes about, and what is done on it before it is looked at. */
export interface PageState {
  /** As the function's own table of routes has it. */
  readonly route: string;
  readonly name: string;
  /** Prepares the work; gives the address that the browser then opens, as the work's own visitor. */
  readonly at: (site: AdviserSite) => Promise<{ readonly work: AdviserWork; readonly path: string }>;
  readonly after?: (page: Page, work: AdviserWork, look: { readonly javaScriptEnabled: boolean }) => Promise<void>;
}

const JO = 'jo.rivers@nhs.example';
const FORM = {
  needs: 'Finds instructions of two steps hard.\nTires by the afternoon.',
  outcomes: 'Follows instructions of two steps by July.',
  provision: 'Access to regular support.',
  name: 'P. Reed',
  profession: 'Therapist',
  basis: 'in-person',
  'seenOn-day': '5',
  'seenOn-month': '1',
  'seenOn-year': '2026',
  go: 'check',
};

type Its = Parameters<AdviserSite['work']>[0];
const fresh =
  (path: (work: AdviserWork) => string, its?: Its): PageState['at'] =>
  async (site) => {
    const work = await site.work(its);
    return { work, path: path(work) };
  };
/** Somebody who proved a code, after more was done. */
const signedIn =
  (path: string, more: (work: AdviserWork) => Promise<unknown> = async () => undefined, its?: Its): PageState['at'] =>
  async (site) => {
    const work = await site.work(its);
    await work.signIn();
    await more(work);
    return { work, path };
  };
const landing = (work: AdviserWork): string => `/r/${work.token}`;
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

const fillAdvice = async ({ browser }: AdviserWork, form: Record<string, string> = FORM): Promise<void> => {
  await browser.get(`/answer/${ID}/advice`);
  await browser.post(`/answer/${ID}/advice`, form);
};
const send = async (work: AdviserWork): Promise<void> => {
  await fillAdvice(work);
  await work.browser.get(`/answer/${ID}/check`);
  await work.browser.post(`/answer/${ID}/check`, {});
};
const hold = async ({ anotherBrowser, token }: AdviserWork): Promise<void> => {
  await anotherBrowser().post(`/r/${token}`, { where: 'other', address: JO });
};
const askedForCode = async (site: AdviserSite) => {
  const work = await site.work();
  await work.browser.post(`/r/${work.token}`, { where: 'mailbox' });
  return work;
};
const late = async ({ clock, signIn }: AdviserWork): Promise<void> => {
  clock.set('2026-03-02T10:00:00.000Z');
  await signIn();
};

/** Chooses a file on the advice page and waits for what its script says; without the script there is nothing to choose it with. */
const choose =
  (words: string | RegExp, does?: StoreDoes, buffer = aPdf()) =>
  async (
    page: Page,
    work: AdviserWork,
    { javaScriptEnabled }: { readonly javaScriptEnabled: boolean },
  ): Promise<void> => {
    if (!javaScriptEnabled) return;
    await standAsStore(page, work, does);
    await page.getByLabel('Add a document').setInputFiles({ name: 'advice.pdf', mimeType: 'application/pdf', buffer });
    await page.locator('#document-list').getByText(words).first().waitFor();
  };

/** The ways that are a form and its button. */
const FORMS = [
  ['assign', 'Give it to them'],
  ['pass-on', 'Ask the council'],
  ['exception', 'Tell the council'],
  ['already-given', 'Tell the council'],
  ['wrong-child', 'Block this request'],
] as const;

/** Every page of the adviser, in every state that looks different. */
export const STATES: readonly PageState[] = [
  { route: '/r/{token}', name: 'landing', at: fresh(landing) },
  { route: '/r/{token}', name: 'landing of a list', at: fresh(landing, { listLink: true }) },
  { route: '/r/{token}', name: 'landing of a test mail', at: fresh(landing, { opens: 'test' }) },
  {
    route: '/r/{token}',
    name: 'test mail, no name',
    at: fresh(landing, { opens: 'test' }),
    after: press('Yes, it arrived'),
  },
  { route: '/r/{token}', name: 'unknown link', at: fresh(() => `/r/${'A'.repeat(43)}`) },
  {
    route: '/r/{token}',
    name: 'expired link',
    at: async (site) => {
      const work = await site.work();
      work.clock.set('2027-01-06T10:00:00.000Z');
      return { work, path: landing(work) };
    },
    after: press('Continue'),
  },
  { route: '/answer/start', name: 'no choice made', at: fresh(landing), after: press('Send the code') },
  {
    route: '/answer/start',
    name: 'address held',
    at: async (site) => {
      const work = await site.work();
      await work.browser.post(landing(work), { where: 'other', address: JO });
      return { work, path: '/answer/start' };
    },
  },
  { route: '/answer/start', name: 'link gone', at: fresh(() => '/answer/start') },
  {
    route: '/answer/code',
    name: 'code',
    at: async (site) => ({ work: await askedForCode(site), path: '/answer/code' }),
  },
  {
    route: '/answer/code',
    name: 'nothing typed',
    at: async (site) => ({ work: await askedForCode(site), path: '/answer/code' }),
    after: press('Continue'),
  },
  {
    route: '/answer/code/new',
    name: 'new code',
    at: async (site) => ({ work: await askedForCode(site), path: '/answer/code/new' }),
  },
  { route: '/answer/new-link', name: 'new link asked for', at: fresh(() => '/answer/new-link') },
  { route: '/answer/addresses', name: 'nobody waits', at: signedIn('/answer/addresses') },
  { route: '/answer/addresses', name: 'an address waits', at: signedIn('/answer/addresses', hold) },
  { route: '/answer', name: 'list', at: signedIn('/answer', undefined, { listLink: true }) },
  { route: '/answer', name: 'list, late', at: signedIn('/answer', late, { listLink: true }) },
  {
    route: '/answer',
    name: 'list, nothing owed',
    at: signedIn('/answer', ({ withdraw }) => withdraw(), { listLink: true }),
  },
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
  { route: '/answer', name: 'list, nothing found', at: signedIn('/answer?search=zz', undefined, { listLink: true }) },
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
  ...(
    [
      ['checked', choose('Ready')],
      ['being checked', choose('Being checked', 'take')],
      ['refused by the check', choose('Cannot be sent', 'judge', anEncryptedPdf())],
      ['empty', choose('The file is empty', 'judge', Buffer.alloc(0))],
      ['not taken by the store', choose('The file did not arrive', 'refuse')],
      ['broken off', choose('The file did not arrive', 'break')],
    ] as const
  ).map(([name, after]) => ({
    route: '/answer/{id}/advice',
    name: `advice, a document sent by the script: ${name}`,
    at: signedIn(`/answer/${ID}/advice`),
    after,
  })),
  { route: '/answer/{id}/documents', name: 'documents, none yet', at: signedIn(DOCUMENTS) },
  {
    route: '/answer/{id}/documents',
    name: 'documents, one of each kind',
    at: signedIn(DOCUMENTS, async (work) => {
      const files = documentsAtWork(work);
      await files.send();
      await files.send(anEncryptedPdf(), 'locked.pdf');
      await files.post();
    }),
  },
  ...(['waiting', 'clean', 'refused'] as const).map((is) => ({
    route: '/answer/{id}/documents/{document}',
    name: `document ${is}`,
    at: async (site: AdviserSite) => {
      const work = await site.work();
      await work.signIn();
      const files = documentsAtWork(work);
      const { page } = await (is === 'waiting'
        ? files.post()
        : files.send(is === 'clean' ? undefined : anEncryptedPdf()));
      return { work, path: page };
    },
  })),
  {
    route: '/answer/{id}/papers/{paper}',
    name: 'paper that is not there',
    at: signedIn(`/answer/${ID}/papers/00000000000000000000000000000000`),
  },
  {
    route: '/answer/{id}/check',
    name: 'check, a document still being checked',
    at: signedIn(`/answer/${ID}/check`, async (work) => {
      await documentsAtWork(work).post();
      await fillAdvice(work);
    }),
  },
  { route: '/answer/{id}/check', name: 'check, with remarks', at: signedIn(`/answer/${ID}/check`, fillAdvice) },
  { route: '/answer/{id}/sent', name: 'sent', at: signedIn(`/answer/${ID}/sent`, send) },
];
