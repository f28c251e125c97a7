import type { Browser, Page } from 'playwright-core';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { assert, eventually } from '../platform/steps.ts';

/** The link of a mail, as the mail's text has it on a line of its own. */
export const linkIn = (text: string): string => {
  const link = /^(http\S+\/r\/[\w-]{43})$/m.exec(text)?.[1];
  assert.ok(link, `no link in:\n${text}`);
  return link;
};

/** From the link to the request, as an adviser does it: asks for the code, reads it in the mailbox, types it. */
export const signInThrough = async (
  platform: RunningPlatform,
  page: Page,
  link: string,
  mailbox: string,
): Promise<void> => {
  const codesBefore = (await platform.mails(mailbox)).filter(({ tags }) => tags.kind === 'code').length;
  await page.goto(link);
  await page.getByLabel('The team’s mailbox').check();
  await page.getByRole('button', { name: 'Send the code' }).click();
  const codes = await eventually(
    async () => (await platform.mails(mailbox)).filter(({ tags }) => tags.kind === 'code'),
    (found) => assert.equal(found.length, codesBefore + 1),
  );
  const code = /\b(\d{6})\b/.exec(codes[0]?.text ?? '')?.[1];
  assert.ok(code, 'no code in the mail');
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByLabel('Your name').fill('Robin Reed');
  await page.getByLabel('Your role').fill('Clinician');
  await page.getByRole('button', { name: 'Continue' }).click();
};

/** Gives the advice from the request's page on, to the receipt; `lateReason` where it is asked for. */
export const giveAdvice = async (page: Page, seenOn: string, lateReason?: string): Promise<void> => {
  const [year = '', month = '', day = ''] = seenOn.split('-');
  await page.getByLabel('Give our advice').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Needs').fill('Finds instructions of two steps hard.');
  await page.getByLabel('Outcomes').fill('Follows instructions of two steps by July.');
  await page.getByLabel('Provision').fill('30 minutes, twice a week, by a therapist.');
  await page.getByLabel('Profession').fill('Therapist');
  await page.getByLabel('Seeing the child in person').check();
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Month').fill(month);
  await page.getByLabel('Year').fill(year);
  if (lateReason) await page.getByLabel('This advice is late. Why?').selectOption({ label: lateReason });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send the advice' }).click();
  await page.getByRole('heading', { name: 'Advice sent' }).waitFor();
};

export const inNewPage = async <T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(15_000);
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
};
