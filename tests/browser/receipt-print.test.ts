import { expect, it } from 'vitest';
import { adviserAtWork, ID } from '../functions/pages/adviser-at-work.ts';
import { councilDecides } from '../functions/pages/more-requests.ts';
import { launchBrowser } from './chromium.ts';

it('the receipt of a short answer prints on one page', { timeout: 60_000 }, async () => {
  const work = await adviserAtWork();
  await work.signIn();
  await councilDecides(work, ID, { do: 'submit', lateReason: null, answer: 1 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent((await work.browser.get(`/answer/${ID}/sent`)).html);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  } finally {
    await browser.close();
  }
});
