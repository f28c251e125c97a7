import { describe, expect, it } from 'vitest';
import { listPapersFor } from '../../../shared/application/documents/list-papers.ts';
import type { Document } from '../../../shared/domain/document/document.ts';
import { aCopy, aDocument, anUpload, ofPaper } from '../../builders/documents.ts';
import { adviserAtWork, ID } from './adviser-at-work.ts';

const AT = '2026-01-05T09:00:00.000Z';
const aPaper = (letter: string, state: Document['state']): Document =>
  aDocument({ id: letter.repeat(32), owner: ofPaper(), title: `Paper ${letter}`, fileName: `${letter}.pdf`, state });
const clean: Document['state'] = { is: 'clean', upload: anUpload(), copy: aCopy(), at: AT };
const [GOOD, UNNAMED, REFUSED] = [
  aPaper('a', clean),
  aPaper('b', clean),
  aPaper('c', { is: 'refused', upload: anUpload(), fault: 'malware', at: AT }),
];

/** A request that was sent with two papers, one of which has been found bad since; a third one went with nothing. */
const asked = async () => {
  const work = await adviserAtWork();
  for (const paper of [GOOD, UNNAMED, REFUSED]) await work.documents.add(paper);
  const load = work.assessments.load.bind(work.assessments);
  work.assessments.load = async (council, key) => {
    const found = await load(council, key);
    const papers = [REFUSED.id, GOOD.id];
    return found && { ...found, requests: found.requests.map((request) => ({ ...request, papers })) };
  };
  await work.signIn();
  const listed = async () => {
    const assessment = await work.assessments.load('vale', 'K3M9Q2XA7TZ1');
    const request = assessment?.requests[0];
    return assessment && request
      ? (await listPapersFor(work, { assessment, request })).map(({ title }) => title)
      : null;
  };
  return { ...work, listed };
};

describe('the papers that came with a request', () => {
  it('are the clean ones that the council named', async () => {
    expect(await (await asked()).listed()).toEqual(['Paper a']);
  });

  it('are got from the store for a minute, after a reading is written', async () => {
    const { browser, assessments } = await asked();
    const seen = await browser.get(`/answer/${ID}/papers/${GOOD.id}`);
    expect(seen.status).toBe(303);
    expect(seen.goTo).toMatch(/^https:\/\/documents\.s3\.example\/vale\/K3M9Q2XA7TZ1\/papers\/a{32}\?c1$/);
    expect(assessments.readings.at(-1)).toMatchObject({
      what: `paper ${GOOD.id} of advice request ${ID}`,
      actor: { by: 'adviser', team: 'RV1-SALT' },
    });
  });

  it('are not found where they were not named, not clean, or not asked for by who may', async () => {
    const { browser, anotherBrowser, assessments } = await asked();
    for (const { id } of [UNNAMED, REFUSED]) expect((await browser.get(`/answer/${ID}/papers/${id}`)).status).toBe(404);
    expect((await browser.get(`/answer/${ID}/papers/none`)).status).toBe(404);
    expect((await anotherBrowser().get(`/answer/${ID}/papers/${GOOD.id}`)).status).toBe(401);
    expect(assessments.readings.filter(({ what }) => what.startsWith('paper'))).toEqual([]);
  });

  it('are gone for the team once the request has ended', async () => {
    const { browser, withdraw, listed } = await asked();
    await withdraw();
    expect(await listed()).toEqual([]);
    expect((await browser.get(`/answer/${ID}/papers/${GOOD.id}`)).status).not.toBe(303);
  });
});
