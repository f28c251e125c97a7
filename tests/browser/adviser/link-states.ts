import type { AdviserSite, AdviserWork } from './adviser-site.ts';
import { fresh, late, type PageState, press, signedIn } from './page-state.ts';

const JO = 'jo.rivers@nhs.example';
const landing = (work: AdviserWork): string => `/r/${work.token}`;
const hold = async ({ anotherBrowser, token }: AdviserWork): Promise<void> => {
  await anotherBrowser().post(`/r/${token}`, { where: 'other', address: JO });
};
const askedForCode = async (site: AdviserSite) => {
  const work = await site.work();
  await work.browser.post(`/r/${work.token}`, { where: 'mailbox' });
  return work;
};

/** The link, the code, and the team's list that they lead to. */
export const LINK_STATES: readonly PageState[] = [
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
  { route: '/answer', name: 'list, nothing found', at: signedIn('/answer?search=zz', undefined, { listLink: true }) },
];
