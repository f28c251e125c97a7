import { beforeEach, describe, expect, it } from 'vitest';
import {
  type AssessmentStore,
  type Change,
  InvalidCursor,
  type Page,
} from '../../shared/application/ports/assessment-store.ts';
import type { MailStore } from '../../shared/application/ports/mail-store.ts';
import { requestId } from '../../shared/domain/advice-request/advice-request.ts';
import type { PersonalDetails } from '../../shared/domain/assessment/assessment.ts';
import type { Decision } from '../../shared/domain/assessment/decision.ts';
import { anAssessment, aRequest, aRequestThatIs } from '../builders/assessments.ts';
import { aChange, aNewMail } from '../builders/changes.ts';

const KEY = 'K3M9Q2XA7TZ1';
const keyOf = (n: number): string => `K3M9Q2XA7T${String(n).padStart(2, '0')}`;

const child: PersonalDetails = {
  childName: 'Ada Example',
  childDateOfBirth: '2018-04-05',
  nhsNumber: null,
  address: null,
  addressWithheld: false,
  school: null,
  contacts: [],
};

const everyPage = async <T>(page: (cursor?: string) => Promise<Page<T>>): Promise<T[]> => {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, cursor: next } = await page(cursor);
    all.push(...items);
    cursor = next;
  } while (cursor !== undefined);
  return all;
};

/** What every assessment store does. */
export const assessmentStoreSuite = (
  name: string,
  open: () => Promise<{ readonly assessments: AssessmentStore; readonly mails: MailStore }>,
): void => {
  describe(name, () => {
    let store: AssessmentStore;
    let mails: MailStore;
    beforeEach(async () => {
      ({ assessments: store, mails } = await open());
    });

    const opened = async (its: Parameters<typeof anAssessment>[0] = {}, said: Parameters<typeof aChange>[2] = {}) => {
      const change = aChange(null, anAssessment(its), said);
      expect(await store.append(change)).toBe('done');
      const loaded = await store.load(change.after.council, change.after.key);
      if (!loaded) throw new Error('What was appended is not there');
      return loaded;
    };

    describe('what waits for the council', () => {
      it('is found by what is most pressing of it, the longest waiting first, no other council’s', async () => {
        const proposedPassOn = { team: null, why: 'Not ours', on: '2026-01-12' };
        const requests = [
          aRequest({ number: 1 }),
          aRequest({ number: 2, proposedPassOn }),
          aRequestThatIs('blocked', { number: 3 }),
          aRequest({ number: 4, proposedPassOn: { ...proposedPassOn, on: '2026-01-10' } }),
          aRequest({ number: 5, proposedPassOn, undeliverableSince: '2026-01-20' }),
        ];
        await opened({ requests });
        const found = await store.waiting('vale', ['pass-on', 'blocked'], 10);
        expect(found.map(({ request }) => request.number)).toEqual([4, 2, 3]);
        expect(found[1]).toMatchObject({ key: KEY, ref: 'EHC-2026-00001', request: requests[1] });
        expect(await store.waiting('vale', ['pass-on'], 1)).toHaveLength(1);
        expect(await store.waiting('dale', ['pass-on', 'blocked'], 10)).toEqual([]);
      });
    });

    describe('one assessment', () => {
      it('comes back as it was written, its requests in the order of their numbers', async () => {
        const requests = [2, 1, 11].map((number) => aRequest({ number }));
        const change = aChange(null, anAssessment({ requests }));
        await store.append(change);
        const sorted = requests.toSorted((a, b) => a.number - b.number);
        expect(await store.load('vale', KEY)).toEqual({ ...change.after, requests: sorted });
      });

      it('keeps a request of every status as it is', async () => {
        const statuses = ['requested', 'acknowledged', 'submitted', 'returned', 'accepted', 'not-known'] as const;
        const ended = ['passed-on', 'withdrawn', 'already-available', 'blocked'] as const;
        const requests = [...statuses, ...ended].map((status, n) => aRequestThatIs(status, { number: n + 1 }));
        expect((await opened({ requests })).requests).toEqual(requests);
      });

      it('is null where there is none, or where it is another council’s', async () => {
        await opened();
        expect(await store.load('vale', 'NOBODYNOBODY')).toBeNull();
        expect(await store.load('dale', KEY)).toBeNull();
        expect(await store.keyOf('dale', 'EHC-2026-00001')).toBeNull();
      });

      it('is found by the council’s own reference', async () => {
        await opened({ ref: 'A/1', key: keyOf(1) });
        await opened({ ref: 'A/2', key: keyOf(2) });
        expect(await store.keyOf('vale', 'A/2')).toBe(keyOf(2));
        const found = await store.keysOf('vale', ['A/1', 'A/2', 'A/3', 'A/1']);
        expect([...found].sort()).toEqual([
          ['A/1', keyOf(1)],
          ['A/2', keyOf(2)],
        ]);
      });

      it('is loaded with many others, each once, those that are not there left out', async () => {
        const first = await opened({ ref: 'A/1', key: keyOf(1), requests: [aRequest(), aRequest({ number: 2 })] });
        const second = await opened({ ref: 'A/2', key: keyOf(2) });
        const found = await store.loadMany('vale', [keyOf(2), keyOf(1), keyOf(3), keyOf(1)]);
        expect(found.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([first, second]);
      });
    });

    describe('a change', () => {
      it('is refused where somebody else was faster, and leaves nothing behind', async () => {
        const before = await opened({ requests: [aRequest()] });
        const faster = aChange(before, { ...before, locality: 'North' });
        const slower = aChange(
          before,
          { ...before, requests: [aRequestThatIs('acknowledged')] },
          { details: child, mails: [aNewMail()] },
        );
        expect(await store.append(faster)).toBe('done');
        expect(await store.append(slower)).toBe('conflict');
        expect(await store.load('vale', KEY)).toEqual(faster.after);
        expect(await store.details('vale', [KEY])).toEqual(new Map());
        expect(await mails.find('mail-1')).toBeNull();
        expect((await store.history('vale', KEY)).map(({ version }) => version)).toEqual([1, 2]);
      });

      it('is one of two that wins where two are made of one state at once', async () => {
        const before = await opened();
        const localities = ['North', 'South', 'East', 'West'];
        const outcomes = await Promise.all(
          localities.map((locality) => store.append(aChange(before, { ...before, locality }))),
        );
        expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'done']);
        const winner = localities[outcomes.indexOf('done')];
        expect((await store.load('vale', KEY))?.locality).toBe(winner);
      });

      it('is done where it is asked for again, as after an answer that was lost', async () => {
        const before = await opened();
        const change = aChange(before, { ...before, locality: 'North' }, { mails: [aNewMail()] });
        expect(await store.append(change)).toBe('done');
        expect(await store.append(change)).toBe('done');
        expect(await store.history('vale', KEY)).toHaveLength(2);
      });

      it('is refused for a new assessment whose reference is taken', async () => {
        await opened({ ref: 'A/1' });
        expect(await store.append(aChange(null, anAssessment({ ref: 'A/1', key: keyOf(9) })))).toBe('conflict');
        expect(await store.load('vale', keyOf(9))).toBeNull();
        expect(await store.keyOf('vale', 'A/1')).toBe(KEY);
      });

      it('changes the requests that it names and leaves the others, over several decisions', async () => {
        const first = await opened({ requests: [aRequest(), aRequest({ number: 2 }), aRequest({ number: 3 })] });
        const acknowledged = [aRequest(), aRequestThatIs('acknowledged', { number: 2 }), aRequest({ number: 3 })];
        await store.append(aChange(first, { ...first, requests: acknowledged }));
        const second = await store.load('vale', KEY);
        expect(second?.requests).toEqual(acknowledged);
        const withdrawn = [...acknowledged.slice(0, 2), aRequestThatIs('withdrawn', { number: 3 })];
        await store.append(aChange(second, { ...first, requests: [...withdrawn, aRequest({ number: 4 })] }));
        expect((await store.load('vale', KEY))?.requests).toEqual([...withdrawn, aRequest({ number: 4 })]);
      });

      it('is right as well where the state before was not loaded from this store', async () => {
        const before = await opened(
          { requests: [aRequest(), aRequest({ number: 2 })] },
          { rungs: { 1: '2026-03-03' } },
        );
        const requests = [aRequest(), aRequestThatIs('acknowledged', { number: 2 })];
        await store.append(aChange(structuredClone(before), { ...before, requests }, { rungs: { 2: '2026-03-04' } }));
        expect((await store.load('vale', KEY))?.requests).toEqual(requests);
        expect((await store.dueForRung('vale', '2026-12-31')).items).toEqual([{ key: KEY, number: 2 }]);
      });

      it('puts its mails with it; one that is there already stays as it is, and the rest is written', async () => {
        const before = await opened();
        await mails.put([aNewMail({ to: ['first@rv1.nhs.example'] })]);
        const both = [aNewMail({ to: ['second@rv1.nhs.example'] }), aNewMail({ id: 'mail-2' })];
        expect(await store.append(aChange(before, { ...before, locality: 'North' }, { mails: both }))).toBe('done');
        expect((await mails.find('mail-1'))?.to).toEqual(['first@rv1.nhs.example']);
        expect((await mails.find('mail-2'))?.status).toBe('to-send');
        expect((await store.load('vale', KEY))?.locality).toBe('North');
      });

      it('remembers what an idempotency key gave, and is refused a second time under it', async () => {
        const before = await opened();
        const idempotency = { key: 'once', bodyHash: 'abc', requests: [1, 2] };
        expect(await store.idempotent('vale', KEY, 'once')).toBeNull();
        await store.append(aChange(before, { ...before, locality: 'North' }, { idempotency }));
        expect(await store.idempotent('vale', KEY, 'once')).toEqual({ bodyHash: 'abc', requests: [1, 2] });
        const after = await store.load('vale', KEY);
        expect(await store.append(aChange(after, { ...before, locality: 'South' }, { idempotency }))).toBe('conflict');
        expect((await store.load('vale', KEY))?.locality).toBe('North');
      });
    });

    describe('what stands apart', () => {
      it('gives personal details by key, and takes their correction', async () => {
        const before = await opened({}, { details: child });
        const corrected = { ...child, childName: 'Ada Sample', school: 'Vale Primary' };
        await store.append(aChange(before, before, { details: corrected }));
        expect(await store.details('vale', [KEY, keyOf(1)])).toEqual(new Map([[KEY, corrected]]));
      });

      it('keeps every answer of a request in its order', async () => {
        const before = await opened({ requests: [aRequest(), aRequest({ number: 2 })] });
        const answer = (number: number) => ({
          outcome: 'not-known' as const,
          number,
          at: '2026-03-02T10:00:00.000Z',
          checkedBy: 'B. Clerk',
          records: 'All records',
          checkedOn: '2026-03-02',
          askInstead: null,
        });
        await store.append(aChange(before, before, { answer: { request: 1, answer: answer(1) } }));
        const then = await store.load('vale', KEY);
        await store.append(aChange(then, before, { answer: { request: 1, answer: answer(2) } }));
        expect(await store.answers('vale', KEY, 1)).toEqual([answer(1), answer(2)]);
        expect(await store.answers('vale', KEY, 2)).toEqual([]);
      });

      it('saves a draft over the one that was read, and none over somebody else’s', async () => {
        expect(await store.draft('vale', KEY, 1)).toBeNull();
        expect(await store.saveDraft('vale', KEY, 1, { needs: 'too early' }, 1)).toBe(false);
        expect(await store.saveDraft('vale', KEY, 1, { needs: 'half' }, 0)).toBe(true);
        expect(await store.saveDraft('vale', KEY, 1, { needs: 'somebody else' }, 0)).toBe(false);
        const both = ['one', 'other'].map((needs) => store.saveDraft('vale', KEY, 1, { needs }, 1));
        expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
        expect(await store.draft('vale', KEY, 1)).toMatchObject({ revision: 2 });
      });

      it('drops a draft that became the answer, and leaves what somebody went on with', async () => {
        await store.saveDraft('vale', KEY, 1, { needs: 'half' }, 0);
        await store.saveDraft('vale', KEY, 2, { needs: 'another' }, 0);
        await store.saveDraft('vale', KEY, 1, { needs: 'whole' }, 1);
        await store.dropDraft('vale', KEY, 1, 1);
        expect(await store.draft('vale', KEY, 1)).toEqual({ fields: { needs: 'whole' }, revision: 2 });
        await store.dropDraft('vale', KEY, 1, 2);
        expect(await store.draft('vale', KEY, 1)).toBeNull();
        expect((await store.draft('vale', KEY, 2))?.fields).toEqual({ needs: 'another' });
      });

      it('never replaces an answer', async () => {
        const before = await opened({ requests: [aRequest()] });
        const answer = { outcome: 'not-known' as const, number: 1, at: '2026-03-02T10:00:00.000Z', checkedBy: 'B' };
        const whole = { ...answer, records: 'All', checkedOn: '2026-03-02', askInstead: null };
        await store.append(aChange(before, before, { answer: { request: 1, answer: whole } }));
        const then = await store.load('vale', KEY);
        const other = { ...whole, checkedBy: 'C' };
        expect(await store.append(aChange(then, before, { answer: { request: 1, answer: other } }))).toBe('conflict');
        expect(await store.answers('vale', KEY, 1)).toEqual([whole]);
      });

      it('gives every decision of an assessment, oldest first, and takes readings beside them', async () => {
        const first = await opened();
        const reading = { council: 'vale', key: KEY, at: '2026-03-02T10:00:00.000Z', on: '2026-03-02', what: 'page' };
        const actor: Decision['actor'] = { by: 'client', client: 'tracker' };
        await store.recordReading({ ...reading, actor });
        await store.recordReading({ ...reading, actor });
        const change = aChange(
          first,
          { ...first, locality: 'North' },
          {
            facts: [{ fact: 'AssessmentCorrected', changes: { locality: 'North' } }],
          },
        );
        await store.append(change);
        const history = await store.history('vale', KEY);
        expect(history.map(({ version }) => version)).toEqual([1, 2]);
        expect(history[1]).toEqual(change.decision);
      });
    });

    describe('many changes', () => {
      const many = (count: number): Change[] =>
        Array.from({ length: count }, (_, n) =>
          aChange(
            null,
            anAssessment({ key: keyOf(n), ref: `A/${n}`, requests: [aRequest(), aRequest({ number: 2 })] }),
          ),
        );

      it('are all written, though they are more than a transaction holds', async () => {
        const changes = many(60);
        expect(await store.appendMany(changes)).toEqual({ conflicts: [] });
        const loaded = await store.loadMany(
          'vale',
          changes.map(({ after }) => after.key),
        );
        expect(loaded.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(changes.map(({ after }) => after));
      });

      it('are all written, though they are larger than a transaction holds', async () => {
        const facts = [{ fact: 'AdviceWithdrawn' as const, request: 1, on: '2026-03-02', reason: 'w'.repeat(250_000) }];
        const changes = many(24).map(({ after }) => aChange(null, after, { facts }));
        expect(await store.appendMany(changes)).toEqual({ conflicts: [] });
        const keys = changes.map(({ after }) => after.key);
        expect(await store.loadMany('vale', keys)).toHaveLength(24);
        expect((await store.history('vale', keys[23] ?? ''))[0]?.facts).toEqual(facts);
      });

      it('name those that somebody else spoiled, and write the others', async () => {
        await opened({ key: keyOf(3), ref: 'A/3' });
        await opened({ key: keyOf(90), ref: 'A/5' });
        const { conflicts } = await store.appendMany(many(8));
        expect(conflicts.toSorted()).toEqual([keyOf(3), keyOf(5)]);
        expect(
          await store.loadMany(
            'vale',
            Array.from({ length: 8 }, (_, n) => keyOf(n)),
          ),
        ).toHaveLength(7);
      });

      it('of one assessment are written one after the other', async () => {
        const first = aChange(null, anAssessment());
        const second = aChange(first.after, { ...first.after, locality: 'North' });
        expect(await store.appendMany([first, second])).toEqual({ conflicts: [] });
        expect(await store.load('vale', KEY)).toEqual(second.after);
      });

      it('of two assessments that want one reference are not both written', async () => {
        const changes = [1, 2].map((n) => aChange(null, anAssessment({ key: keyOf(n), ref: 'A/1' })));
        const { conflicts } = await store.appendMany(changes);
        const written = await store.keyOf('vale', 'A/1');
        expect(conflicts).toEqual([written === keyOf(1) ? keyOf(2) : keyOf(1)]);
        expect(await store.load('vale', written ?? '')).not.toBeNull();
        expect(await store.load('vale', conflicts[0] ?? '')).toBeNull();
      });

      it('may be none', async () => {
        expect(await store.appendMany([])).toEqual({ conflicts: [] });
        expect(await store.loadMany('vale', [])).toEqual([]);
        expect(await store.keysOf('vale', [])).toEqual(new Map());
      });
    });

    describe('the list of requests', () => {
      const seed = async () => {
        const due = (n: number) => `2026-03-${String(n).padStart(2, '0')}`;
        await opened({
          key: keyOf(1),
          ref: 'A/1',
          requests: [
            aRequest({ number: 1, team: 'EPS', dueOn: due(9) }),
            aRequestThatIs('submitted', { number: 2, team: 'RV1-SALT', dueOn: due(3) }),
            aRequestThatIs('returned', { number: 3, team: 'RV1-SALT', dueOn: due(5) }),
          ],
        });
        await opened({
          key: keyOf(2),
          ref: 'A/2',
          requests: [
            aRequest({ number: 1, team: 'RV1-SALT', dueOn: due(5) }),
            aRequestThatIs('withdrawn', { number: 2, team: 'CSC', dueOn: due(4) }),
          ],
        });
        await opened({ council: 'dale', key: keyOf(3), ref: 'A/1', requests: [aRequest({ dueOn: due(1) })] });
      };
      const inOrder = [
        `${keyOf(1)}-02`,
        `${keyOf(2)}-02`,
        `${keyOf(1)}-03`,
        `${keyOf(2)}-01`,
        `${keyOf(1)}-01`,
      ] as const;
      type Query = Parameters<AssessmentStore['requests']>[1];
      const ids = async (query: Partial<Query> = {}) =>
        (await store.requests('vale', { limit: 100, ...query })).items.map(({ key, request }) =>
          requestId(key, request.number),
        );

      it('is the council’s own, by due day, then by id, with each assessment’s reference', async () => {
        await seed();
        expect(await ids()).toEqual(inOrder);
        const { items } = await store.requests('vale', { limit: 1 });
        expect(items[0]).toMatchObject({ key: keyOf(1), ref: 'A/1', request: { status: 'submitted' } });
      });

      it('keeps to statuses, teams and the days before one', async () => {
        await seed();
        expect(await ids({ statuses: ['requested'] })).toEqual([inOrder[3], inOrder[4]]);
        expect(await ids({ statuses: ['requested', 'withdrawn'] })).toEqual([inOrder[1], inOrder[3], inOrder[4]]);
        expect(await ids({ teams: ['CSC', 'EPS', 'CSC'] })).toEqual([inOrder[1], inOrder[4]]);
        expect(await ids({ teams: ['NONE'] })).toEqual([]);
        expect(await ids({ statuses: [] })).toEqual([]);
        expect(await ids({ dueBefore: '2026-03-05' })).toEqual([inOrder[0], inOrder[1]]);
        expect(await ids({ teams: ['RV1-SALT'], statuses: ['returned', 'submitted'] })).toEqual([
          inOrder[0],
          inOrder[2],
        ]);
      });

      it('is the same page by page, over open and ended ones and over several teams', async () => {
        await seed();
        for (const query of [{}, { teams: ['EPS', 'RV1-SALT', 'CSC'] }]) {
          const pages = await everyPage((cursor) =>
            store.requests('vale', { limit: 2, ...query, ...(cursor !== undefined && { cursor }) }),
          );
          expect(pages.map(({ key, request }) => requestId(key, request.number))).toEqual(inOrder);
        }
      });

      it('has no cursor on a last page that is full', async () => {
        await seed();
        expect(await store.requests('vale', { limit: 5 })).not.toHaveProperty('cursor');
      });

      it('follows a request that changes', async () => {
        await seed();
        const before = await store.load('vale', keyOf(2));
        if (!before) throw new Error('The assessment is not there');
        const requests = before.requests.map((one) =>
          one.number === 1 ? aRequestThatIs('submitted', { ...one }) : one,
        );
        await store.append(aChange(before, { ...before, requests }));
        expect(await ids({ statuses: ['requested'] })).toEqual([inOrder[4]]);
        expect(await ids({ teams: ['RV1-SALT'], statuses: ['submitted'] })).toEqual([inOrder[0], inOrder[3]]);
      });

      it('refuses a cursor that it did not give', async () => {
        await seed();
        for (const cursor of ['', 'nonsense', 'Zm9v', '💥'])
          await expect(store.requests('vale', { limit: 2, cursor })).rejects.toBeInstanceOf(InvalidCursor);
      });
    });

    describe('requests whose next rung is due', () => {
      it('are found by day, soonest first, and only those', async () => {
        const requests = [1, 2, 3].map((number) => aRequest({ number }));
        await opened({ requests }, { rungs: { 1: '2026-03-05', 2: '2026-03-02', 3: null } });
        await opened({ key: keyOf(1), ref: 'A/1', requests: [aRequest()] }, { rungs: { 1: '2026-03-06' } });
        expect((await store.dueForRung('vale', '2026-03-05')).items).toEqual([
          { key: KEY, number: 2 },
          { key: KEY, number: 1 },
        ]);
        expect((await store.dueForRung('vale', '2026-03-01')).items).toEqual([]);
        expect((await store.dueForRung('dale', '2026-03-09')).items).toEqual([]);
      });

      it('leave when they are no longer to be chased, though nothing else of them changed', async () => {
        const before = await opened({ requests: [aRequest()] }, { rungs: { 1: '2026-03-02' } });
        await store.append(aChange(before, { ...before, planIssuedOn: '2026-03-01' }, { rungs: { 1: null } }));
        expect((await store.dueForRung('vale', '2026-03-09')).items).toEqual([]);
      });

      it('come page by page, each once, though those given move on meanwhile', async () => {
        const changes = Array.from({ length: 60 }, (_, n) => {
          const requests = [aRequest(), aRequest({ number: 2 })];
          const rungs = { 1: '2026-03-02', 2: '2026-03-01' };
          return aChange(null, anAssessment({ key: keyOf(n), ref: `A/${n}`, requests }), { rungs });
        });
        await store.appendMany(changes);
        const first = await store.dueForRung('vale', '2026-03-02');
        for (const { key } of first.items.slice(0, 5)) {
          const before = await store.load('vale', key);
          if (before) await store.append(aChange(before, before, { rungs: { 1: '2026-03-02', 2: '2026-04-01' } }));
        }
        const rest = await everyPage((cursor) => store.dueForRung('vale', '2026-03-02', cursor ?? first.cursor));
        const ids = [...first.items, ...rest].map(({ key, number }) => requestId(key, number));
        expect(ids).toHaveLength(120);
        expect(new Set(ids).size).toBe(120);
      });
    });

    describe('one pass over a council', () => {
      it('gives every assessment once, ongoing and ended, page by page', async () => {
        const changes = Array.from({ length: 120 }, (_, n) => {
          const ended = n % 3 === 0 ? { planIssuedOn: '2026-02-01' } : {};
          const requestedOn = `2025-1${n % 3}-0${1 + (n % 9)}`;
          const key = `K3M9Q2XA7${String(n).padStart(3, '0')}`;
          return aChange(null, anAssessment({ key, ref: `A/${n}`, requestedOn, ...ended, requests: [aRequest()] }));
        });
        await store.appendMany(changes);
        await opened({ council: 'dale', key: keyOf(1), ref: 'A/1' });
        const all = await everyPage((cursor) => store.all('vale', cursor));
        expect(all.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(changes.map(({ after }) => after));
        await expect(store.all('vale', 'nonsense')).rejects.toBeInstanceOf(InvalidCursor);
      });

      it('gives the decisions of a day, in the order in which they were made, and no readings', async () => {
        const changes = Array.from({ length: 105 }, (_, n) => {
          const at = `2026-03-02T10:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}.000Z`;
          return aChange(null, anAssessment({ key: `K3M9Q2XA7${String(n).padStart(3, '0')}`, ref: `A/${n}` }), { at });
        });
        await store.appendMany(changes);
        await opened({ key: keyOf(99), ref: 'B/1' }, { at: '2026-03-03T00:00:00.000Z' });
        await store.recordReading({
          council: 'vale',
          key: KEY,
          at: '2026-03-02T10:00:00.000Z',
          on: '2026-03-02',
          actor: { by: 'client', client: 'tracker' },
          what: 'page',
        });
        const decisions = await everyPage((cursor) => store.decisionsOn('vale', '2026-03-02', cursor));
        expect(decisions).toEqual(changes.map(({ decision }) => decision));
        await expect(store.decisionsOn('vale', '2026-03-02', 'x')).rejects.toBeInstanceOf(InvalidCursor);
      });
    });
  });
};
