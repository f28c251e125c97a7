import { beforeEach, describe, expect, it } from 'vitest';
import { documentPlaceOf } from '../../../shared/contracts/documents/document-file-key.ts';
import type { DocumentState } from '../../../shared/domain/document/document.ts';
import { adviserSendsDocument } from '../../builders/adviser-decides.ts';
import { type ApiPlatform, anOpening, apiPlatform } from '../../builders/api-platform.ts';
import { aCopy, anUpload } from '../../builders/documents.ts';

const PAPERS = '/api/assessments/EHC-2026-00001/papers';
const REQUESTS = '/api/assessments/EHC-2026-00001/advice-requests';

let platform: ApiPlatform;
beforeEach(async () => {
  platform = await apiPlatform();
  await platform.vale('POST', '/api/assessments', anOpening());
});
const addPaper = async (state: DocumentState | null): Promise<string> => {
  const { status, body } = await platform.vale('POST', PAPERS, { title: 'School report', fileName: '../school.pdf' });
  expect(status).toBe(201);
  const place = documentPlaceOf(body.upload.fields.key);
  const paper = place && (await platform.documents.find(place));
  if (!paper) throw new Error('There is no record of the paper');
  if (state) await platform.documents.replace({ ...paper, revision: 2, state });
  return body.id;
};
const CLEAN: DocumentState = { is: 'clean', upload: anUpload(), copy: aCopy(), at: '2026-03-02T09:00:00.000Z' };
const REFUSED: DocumentState = { is: 'refused', upload: anUpload(), fault: 'macros', at: '2026-03-02T09:00:00.000Z' };
const issue = (papers: readonly string[], key = 'k') =>
  platform.vale('POST', REQUESTS, { teams: ['EPS'], papers }, { 'Idempotency-Key': key });

describe('papers', () => {
  it('are begun under a form of ours, and listed with what became of them', async () => {
    const id = await addPaper(REFUSED);
    const { body } = await platform.vale('GET', PAPERS);
    expect(body.papers).toMatchObject([{ id, title: 'School report', fileName: 'school.pdf', state: 'refused' }]);
    expect(body.papers[0].reason).toContain('macros');
  });

  it('that are clean go along with the requests, by their ids', async () => {
    const papers = [await addPaper(CLEAN), await addPaper(CLEAN)].toReversed();
    const { status, body } = await issue(papers);
    expect(status).toBe(201);
    const [key] = body.adviceRequests[0].id.split('-');
    expect((await platform.assessments.load('vale', key))?.requests[0]?.papers).toEqual(papers);
    expect((await platform.assessments.history('vale', key)).length).toBe(2);
  });

  it('that are not, or of another assessment, stop all: 422 says which and why', async () => {
    const [clean, refused, awaited] = [await addPaper(CLEAN), await addPaper(REFUSED), await addPaper(null)];
    await platform.vale('POST', '/api/assessments', anOpening({ ref: 'OTHER' }));
    const { body: other } = await platform.vale('POST', '/api/assessments/OTHER/papers', {
      title: 'x',
      fileName: 'x.pdf',
    });
    const { status, body } = await issue([clean, refused, awaited, other.id]);
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe('papers');
    const words = body.errors[0].message;
    expect(words).not.toContain(clean);
    for (const id of [`${refused} was not found clean`, `${awaited} was not found clean`, `no paper ${other.id}`])
      expect(words).toContain(id);
    expect((await platform.vale('GET', '/api/advice-requests')).body.adviceRequests).toEqual([]);
  });

  it('are a council’s own', async () => {
    expect((await platform.moor('POST', PAPERS, { title: 'x', fileName: 'x.pdf' })).status).toBe(404);
    expect((await platform.moor('GET', PAPERS)).status).toBe(404);
  });
});

describe('what a team answered', () => {
  let id: string;
  beforeEach(async () => {
    id = (await issue([])).body.adviceRequests[0].id;
    await adviserSendsDocument(platform, id);
  });
  const path = () => `/api/advice-requests/${id}`;
  const readings = () => platform.assessments.readings.map(({ what }) => what);

  it('is shown with its documents, for the scope of contents alone, and leaves a reading', async () => {
    const { status, body } = await platform.vale('GET', `${path()}/advice`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'submitted',
      sections: { needs: 'n' },
      givenBy: { basis: 'from-records' },
      documents: [{ n: 1, fileName: 'advice.pdf', state: 'clean' }],
    });
    expect(readings()).toContain(`answer to advice request ${id}`);
    expect((await platform.as('vale-client', 'advice/read')('GET', `${path()}/advice`)).status).toBe(403);
    expect((await platform.moor('GET', `${path()}/advice`)).status).toBe(404);
  });

  it('leads to a clean document, as a file to keep, after a reading', async () => {
    const { status, headers } = await platform.vale('GET', `${path()}/documents/1`);
    expect(status).toBe(302);
    expect(headers['Location']).toMatch(/^https:\/\/documents\.s3\.example\/vale\//);
    expect(headers['Location'], 'a name in an address').not.toContain('advice');
    expect([...platform.documentFiles.dispositions.values()][0]).toContain('filename="advice.pdf"');
    expect(readings()).toContain(`document 1 of advice request ${id}`);
    for (const none of ['2', '0', 'x'])
      expect((await platform.vale('GET', `${path()}/documents/${none}`)).status).toBe(404);
    expect((await platform.moor('GET', `${path()}/documents/1`)).status).toBe(404);
    expect((await platform.as('vale-client', 'advice/read')('GET', `${path()}/documents/1`)).status).toBe(403);
  });

  it('is blocked and destroyed at once where it was a wrong upload: who, when and the hash stay', async () => {
    const { status, body } = await platform.vale('POST', `${path()}/documents/1/destroy`, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ n: 1, state: 'destroyed', by: 'vale-client', sha256: aCopy().sha256 });
    expect([platform.documentFiles.uploads.size, platform.documentFiles.copies.size]).toEqual([0, 0]);
    expect((await platform.vale('GET', `${path()}/documents/1`)).status).toBe(409);
    expect((await platform.vale('GET', `${path()}/advice`)).body.documents[0].state).toBe('destroyed');
    expect((await platform.vale('POST', `${path()}/documents/1/destroy`, {})).body).toEqual(body);
    expect((await platform.moor('POST', `${path()}/documents/1/destroy`, {})).status).toBe(404);
  });

  it('stays blocked where destroying broke off, and a second call destroys it', async () => {
    const destroy = platform.documentFiles.destroy.bind(platform.documentFiles);
    platform.documentFiles.destroy = async () => {
      throw new Error('The store went away');
    };
    expect((await platform.vale('POST', `${path()}/documents/1/destroy`, {})).status).toBe(500);
    expect((await platform.vale('GET', `${path()}/documents/1`)).status).toBe(409);
    platform.documentFiles.destroy = destroy;
    expect((await platform.vale('POST', `${path()}/documents/1/destroy`, {})).status).toBe(200);
    expect(platform.documentFiles.copies.size).toBe(0);
  });
});
