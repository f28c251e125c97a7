import type { Page } from 'playwright-core';
import { ID } from '../../functions/pages/adviser-at-work.ts';
import type { AdviserSite, AdviserWork } from './adviser-site.ts';

/** A page as somebody may find it: how it comes about, and what is done on it before it is looked at. */
export interface PageState {
  /** As the function's own table of routes has it. */
  readonly route: string;
  readonly name: string;
  /** Prepares the work; gives the address that the browser then opens, as the work's own visitor. */
  readonly at: (site: AdviserSite) => Promise<{ readonly work: AdviserWork; readonly path: string }>;
  readonly after?: (page: Page, work: AdviserWork, look: { readonly javaScriptEnabled: boolean }) => Promise<void>;
}

export const FORM = {
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
export const fresh =
  (path: (work: AdviserWork) => string, its?: Its): PageState['at'] =>
  async (site) => {
    const work = await site.work(its);
    return { work, path: path(work) };
  };
/** Somebody who proved a code, after more was done. */
export const signedIn =
  (path: string, more: (work: AdviserWork) => Promise<unknown> = async () => undefined, its?: Its): PageState['at'] =>
  async (site) => {
    const work = await site.work(its);
    await work.signIn();
    await more(work);
    return { work, path };
  };
export const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

export const fillAdvice = async ({ browser }: AdviserWork, form: Record<string, string> = FORM): Promise<void> => {
  await browser.get(`/answer/${ID}/advice`);
  await browser.post(`/answer/${ID}/advice`, form);
};
export const send = async (work: AdviserWork): Promise<void> => {
  await fillAdvice(work);
  await work.browser.get(`/answer/${ID}/check`);
  await work.browser.post(`/answer/${ID}/check`, {});
};
export const late = async ({ clock, signIn }: AdviserWork): Promise<void> => {
  clock.set('2026-03-02T10:00:00.000Z');
  await signIn();
};
