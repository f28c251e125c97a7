import type { Page, Route } from 'playwright-core';
import { documentsAtWork } from '../../functions/pages/documents-at-work.ts';
import type { AdviserWork } from './adviser-site.ts';

/** What the store does with what a browser posts: takes and judges it (at once or slowly), takes it and leaves it waiting, refuses it, or is not reached. */
export type StoreDoes = 'judge' | 'judge slowly' | 'take' | 'refuse' | 'break';

const SLOW_MILLISECONDS = 1500;
const ORIGIN = 'https://uploads.s3.example';
const seenBy = (page: Page): Record<string, string> => ({
  'Access-Control-Allow-Origin': new URL(page.url()).origin,
});

/** Stands in a browser where S3 would be, for pages over stores in memory. */
export const standAsStore = async (page: Page, work: AdviserWork, does: StoreDoes = 'judge'): Promise<void> => {
  const files = documentsAtWork(work);
  const take = async (route: Route): Promise<void> => {
    const request = route.request();
    const body = new Uint8Array(request.postDataBuffer() ?? []);
    const form = await new Response(body, { headers: request.headers() }).formData();
    const file = form.get('file');
    if (!(file instanceof File)) throw new Error('No file came');
    const taken = await files.take(String(form.get('key')), new Uint8Array(await file.arrayBuffer()), file.name);
    if (does.startsWith('judge')) await files.scanned(taken.place, taken.version);
  };
  await page.route(`${ORIGIN}/**`, async (route) => {
    if (does === 'break') return route.abort();
    if (does === 'refuse') return route.fulfill({ status: 403, headers: seenBy(page) });
    if (does === 'judge slowly') await new Promise((resolve) => setTimeout(resolve, SLOW_MILLISECONDS));
    await take(route);
    return route.fulfill({ status: 204, headers: seenBy(page) });
  });
};
