import type { Locator, Page } from 'playwright-core';
import { assert } from '../../platform/steps.ts';
import type { AdviserWork } from './adviser-site.ts';

/** More than any page has to press through. */
const MOST_TABS = 80;

const hasFocus = async (page: Page, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus-visible')).count()) === 1;
/** What a reader sees of the focus: an outline or a shadow, of the thing itself or of the mark that stands for it. */
const showsFocus = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const one = document.activeElement;
    const marks = [getComputedStyle(one), ...[...(one.labels ?? [])].map((label) => getComputedStyle(label, '::before'))];
    return marks.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none');
  })()`);

const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor({ state: 'attached' });
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await hasFocus(page, target)) {
      assert.ok(await showsFocus(page), `the focus does not show on ${target}`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${target}`);
};

/** From the link to the receipt, and never a mouse: Tab, Space, Enter and what is typed. */
export const answerByKeyboard = async (page: Page, work: AdviserWork): Promise<void> => {
  const { keyboard } = page;
  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const type = async (label: string, text: string, exact = false): Promise<void> => {
    await tabTo(page, page.getByLabel(label, { exact }));
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(text);
  };
  const choose = async (label: string): Promise<void> => {
    await tabTo(page, page.getByLabel(label));
    await keyboard.press('Space');
  };
  const press = async (name: string): Promise<void> => {
    await tabTo(page, page.getByRole('button', { name }));
    await keyboard.press('Enter');
  };
  await heading(/^Advice request/);
  await keyboard.press('Tab');
  assert.ok(await hasFocus(page, page.getByText('Skip to main content')), 'the first stop is not the skip link');
  await choose('The team’s mailbox');
  await press('Send the code');
  await heading('Enter the code');
  await work.mailedCode('123456');
  await type('Code', '123456', true);
  await type('Your name', 'P. Reed');
  await type('Your role', 'Therapist');
  // Enter in a field goes on, as the page's first button does.
  await keyboard.press('Enter');
  await heading(/^Advice for/);
  await choose('Give our advice');
  await press('Continue');
  await heading('Give your advice');
  await press('Continue');
  await page.getByRole('alert').waitFor();
  assert.ok(
    await hasFocus(page, page.locator('.govuk-error-summary')),
    'the focus did not go to the summary of errors',
  );
  await tabTo(page, page.locator('.govuk-error-summary a').first());
  await keyboard.press('Enter');
  assert.ok(await hasFocus(page, page.getByLabel('Needs')), 'the summary’s link does not lead to the field');
  await keyboard.type('Finds instructions of two steps hard.');
  await tabTo(page, page.getByLabel('Seeing the child in person'));
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await press('Continue');
  await heading('Check before you send');
  await press('Send the advice');
  await heading('Advice sent');
};
