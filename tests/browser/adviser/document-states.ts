import type { Page } from 'playwright-core';
import { anEncryptedPdf, aPdf } from '../../builders/document-files.ts';
import { ID } from '../../functions/pages/adviser-at-work.ts';
import { DOCUMENTS, documentsAtWork } from '../../functions/pages/documents-at-work.ts';
import type { AdviserSite, AdviserWork } from './adviser-site.ts';
import { fillAdvice, type PageState, signedIn } from './page-state.ts';
import { type StoreDoes, standAsStore } from './store-in-browser.ts';

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

/** Documents and papers: on the way, judged, taken along. */
export const DOCUMENT_STATES: readonly PageState[] = [
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
];
