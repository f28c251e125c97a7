import type { Page } from 'playwright-core';
import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { assert } from '../../platform/steps.ts';
import type { AdviserWork } from './adviser-site.ts';

/** One of the ways to go on with a request, as an adviser goes it: from the request's page to what they are told, and what is true then. */
export interface Way {
  readonly words: string;
  readonly go: (page: Page) => Promise<void>;
  readonly holds: (request: AdviceRequest, work: AdviserWork) => Promise<void> | void;
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const day = async (page: Page, date: string): Promise<void> => {
  const [year = '', month = '', number = ''] = date.split('-');
  await page.getByLabel('Day', { exact: true }).fill(number);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
};

export const WAYS: readonly Way[] = [
  {
    words: 'Give our advice',
    go: async (page) => {
      await page.getByLabel('Needs').fill('Finds instructions of two steps hard.');
      await page.getByLabel('Outcomes').fill('Follows instructions of two steps by July.');
      await page.getByLabel('Provision').fill('30 minutes, twice a week, by a therapist.');
      await page.getByLabel('Profession').fill('Therapist');
      await page.getByLabel('Seeing the child in person').check();
      await day(page, '2026-01-05');
      await press(page, 'Continue');
      await heading(page, 'Check before you send');
      await press(page, 'Send the advice');
      await heading(page, 'Advice sent');
      // Back and refresh send nothing twice.
      await page.goBack();
      await page.reload();
      await heading(page, 'Advice sent');
    },
    holds: async (request, { assessments, history }) => {
      assert.equal(request.status, 'submitted');
      assert.equal((await history()).filter((fact) => fact === 'AdviceSubmitted').length, 1);
      assert.equal((await assessments.answers('vale', 'K3M9Q2XA7TZ1', 1)).length, 1);
    },
  },
  {
    words: 'We have it and are working on it (this does not stop the clock)',
    go: async (page) => {
      await day(page, '2026-02-02');
      await press(page, 'Tell the council');
      await heading(page, /^Advice for/);
    },
    holds: ({ status, expectedOn }) => assert.deepEqual([status, expectedOn], ['acknowledged', '2026-02-02']),
  },
  {
    words: 'We have no record of this child and cannot give advice',
    go: async (page) => {
      await page.getByLabel('Who checked?').fill('Sam Heath');
      await page.getByLabel('Which records were checked?').fill('SystmOne, by NHS number and name');
      await day(page, '2026-01-05');
      await press(page, 'Send this answer');
      await heading(page, 'Answer sent');
    },
    holds: ({ status }) => assert.equal(status, 'not-known'),
  },
  {
    words: 'Another team should answer (you still hold it until the council agrees)',
    go: async (page) => {
      await page.getByLabel('Which team should answer?').selectOption('unknown');
      await page.getByLabel('what do you know?').fill('Community paediatrics');
      await page.getByLabel('Why should they answer?').fill('They treat the child now.');
      await press(page, 'Ask the council');
      await heading(page, /^Advice for/);
    },
    holds: async ({ status }, { history }) => {
      assert.equal(status, 'requested');
      assert.ok((await history()).includes('PassingOnProposed'));
    },
  },
  {
    words: 'We cannot meet the date because of the child’s or family’s circumstances',
    go: async (page) => {
      await page.getByLabel('Exceptional personal circumstances').check();
      await page.getByLabel('Why did this make it impractical').fill('A bereavement in the family in January.');
      await press(page, 'Tell the council');
      await heading(page, /^Advice for/);
    },
    holds: ({ exceptions, dueOn }) => assert.deepEqual([exceptions.length, dueOn], [1, '2026-02-16']),
  },
  {
    words: 'We have already given advice that could be used',
    go: async (page) => {
      await page.getByLabel('What advice was it?').fill('A speech and language assessment');
      await page.getByLabel('When did you give it?').fill('12 November 2025');
      await page.getByLabel('Where is it?').fill('With the school');
      await press(page, 'Tell the council');
      await heading(page, /^Advice for/);
    },
    holds: async ({ status }, { history }) => {
      assert.equal(status, 'requested');
      assert.ok((await history()).includes('AlreadyAvailableProposed'));
    },
  },
  {
    words: 'This is about the wrong child',
    go: async (page) => {
      await page.getByLabel('Why do you think so?').fill('Another child of that name');
      await press(page, 'Block this request');
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.ok(!(await page.content()).includes('Ada'), 'the child’s name is still there');
    },
    holds: ({ status }) => assert.equal(status, 'blocked'),
  },
];
