import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentStore } from '../../shared/application/ports/document-store.ts';
import { arrived, flaggedFor, foundClean, gone, refusedFor } from '../../shared/domain/document/document-life.ts';
import { aCopy, aDocument, anUpload, ofAnswer, ofPaper } from '../builders/documents.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const ONE = '2026-03-02T13:00:00.000Z';

/** What every store of documents' records does. */
export const documentStoreSuite = (name: string, open: () => Promise<{ readonly documents: DocumentStore }>): void => {
  describe(name, () => {
    let store: DocumentStore;
    beforeEach(async () => {
      store = (await open()).documents;
    });

    const waiting = async (its: Parameters<typeof aDocument>[0], at = NOON) => {
      const document = aDocument(its);
      await store.add(document);
      const there = arrived(document, anUpload({ at }), 'advice.pdf');
      if (!there) throw new Error('No file was awaited');
      expect(await store.replace(there)).toBe(true);
      return there;
    };

    it('keeps a document as it is in each of its states', async () => {
      const document = aDocument();
      await store.add(document);
      expect(await store.find(document)).toEqual(document);
      const by = { by: 'client', client: 'vale-cms' } as const;
      const there = arrived(document, anUpload(), 'advice.pdf') ?? document;
      const clean = foundClean(there, anUpload(), aCopy(), ONE);
      for (const after of [
        there,
        flaggedFor(there, anUpload(), 'scan-failed', ONE),
        refusedFor(there, anUpload(), 'malware', ONE),
        clean,
        gone(clean, 'destroyed', by, ONE) ?? clean,
      ]) {
        const next = { ...after, revision: ((await store.find(document))?.revision ?? 0) + 1 };
        expect(await store.replace(next)).toBe(true);
        expect(await store.find(document)).toEqual(next);
      }
    });

    it('knows none that it was not given, and takes none twice', async () => {
      expect(await store.find(aDocument())).toBeNull();
      await store.add(aDocument());
      await expect(store.add(aDocument())).rejects.toThrow('already');
      expect(await store.find(aDocument({ council: 'moor' }))).toBeNull();
      expect(await store.find(aDocument({ owner: ofAnswer(2) }))).toBeNull();
      expect(await store.find(aDocument({ owner: ofPaper() }))).toBeNull();
    });

    it('lists those of one owner alone, as they were begun', async () => {
      await store.add(aDocument({ id: 'b', at: NOON }));
      await store.add(aDocument({ id: 'a', at: ONE }));
      await store.add(aDocument({ id: 'c', owner: ofAnswer(11) }));
      await store.add(aDocument({ id: 'd', owner: ofPaper() }));
      await store.add(aDocument({ id: 'e', council: 'moor' }));
      const ids = async (...of: Parameters<DocumentStore['of']>) => (await store.of(...of)).map(({ id }) => id);
      expect(await ids('vale', ofAnswer(1))).toEqual(['b', 'a']);
      expect(await ids('vale', ofAnswer(11))).toEqual(['c']);
      expect(await ids('vale', ofPaper())).toEqual(['d']);
      expect(await ids('moor', ofAnswer(1))).toEqual(['e']);
    });

    it('lets one of two writers be the faster', async () => {
      const there = await waiting({});
      const clean = foundClean(there, anUpload(), aCopy(), ONE);
      const refused = refusedFor(there, anUpload(), 'malware', ONE);
      const done = await Promise.all([store.replace(clean), store.replace(refused)]);
      expect(done.filter((one) => one)).toHaveLength(1);
      expect(await store.replace(aDocument({ id: 'nobody', revision: 2 }))).toBe(false);
    });

    it('finds what waits for its scan, oldest first, and nothing else', async () => {
      await waiting({ id: 'late' }, ONE);
      const early = await waiting({ id: 'early', owner: ofPaper() });
      await waiting({ id: 'other', council: 'moor' });
      await store.add(aDocument({ id: 'awaited' }));
      const judged = await waiting({ id: 'judged' });
      await store.replace(refusedFor(judged, anUpload(), 'empty', ONE));
      const found = async (until: string, limit = 10) =>
        (await store.unscanned('vale', until, limit)).map(({ place }) => place.id);
      expect(await found('2026-03-02T11:59:59.999Z')).toEqual([]);
      expect(await found(NOON)).toEqual(['early']);
      expect(await found(ONE)).toEqual(['early', 'late']);
      expect(await found(ONE, 1)).toEqual(['early']);
      expect(await store.unscanned('vale', NOON, 1)).toEqual([
        { place: { council: 'vale', owner: ofPaper(), id: 'early' }, revision: early.revision, since: NOON },
      ]);
    });

    it('flags one that waits, once, and not one that was judged meanwhile', async () => {
      await waiting({ id: 'a' });
      const judged = await waiting({ id: 'b' });
      const due = await store.unscanned('vale', ONE, 10);
      await store.replace(foundClean(judged, anUpload(), aCopy(), ONE));
      const flagged = [];
      for (const one of [...due, ...due]) flagged.push(await store.flagUnscanned(one, ONE));
      expect(flagged.filter((one) => one)).toHaveLength(1);
      expect(await store.find(aDocument({ id: 'a' }))).toMatchObject({
        revision: 3,
        state: { is: 'flagged', upload: anUpload(), fault: 'not-scanned', at: ONE },
      });
      expect((await store.find(aDocument({ id: 'b' })))?.state.is).toBe('clean');
      expect(await store.unscanned('vale', ONE, 10)).toEqual([]);
    });
  });
};
