import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessStore, AdviserSession, StaffSession } from '../../shared/application/ports/access-store.ts';
import type { MailStore } from '../../shared/application/ports/mail-store.ts';
import { aNewMail } from '../builders/changes.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const ONE = '2026-03-02T13:00:00.000Z';

const aSession = (its: Partial<AdviserSession> = {}): AdviserSession => ({
  hash: 's-hash',
  council: 'vale',
  team: 'RV1-SALT',
  request: null,
  linkHash: 'l-hash',
  linkMintedAt: NOON,
  address: 'salt@rv1.nhs.example',
  asked: 1,
  provedAt: null,
  name: null,
  role: null,
  createdAt: NOON,
  seenAt: NOON,
  expiresAt: ONE,
  ...its,
});
const aStaffSession = (its: Partial<StaffSession> = {}): StaffSession => ({
  hash: 's-hash',
  issuer: 'https://id.example',
  subject: 'subject-1',
  council: null,
  createdAt: NOON,
  seenAt: NOON,
  expiresAt: ONE,
  ...its,
});

/** What every access store does. */
export const accessStoreSuite = (
  name: string,
  open: () => Promise<{ readonly access: AccessStore; readonly mails: MailStore }>,
): void => {
  describe(name, () => {
    let store: AccessStore;
    let mails: MailStore;
    beforeEach(async () => {
      ({ access: store, mails } = await open());
    });

    it('knows no link, session or code that it was not given', async () => {
      expect(await store.link('none')).toBeNull();
      expect(await store.adviserSession('none')).toBeNull();
      expect(await store.staffSession('none')).toBeNull();
      expect(await store.codes('none', NOON)).toEqual([]);
      expect(await store.spendCode('none', 'none')).toBe(false);
    });

    describe('an adviser’s session', () => {
      it('is kept as it is, and goes forward', async () => {
        await store.putAdviserSession(aSession());
        expect(await store.adviserSession('s-hash')).toEqual(aSession());
        const proved = aSession({ provedAt: ONE, seenAt: ONE, name: 'A. Adviser', role: 'SALT', expiresAt: ONE });
        await store.updateAdviserSession(proved);
        expect(await store.adviserSession('s-hash')).toEqual(proved);
        await store.updateAdviserSession({ ...proved, asked: 2 });
        expect((await store.adviserSession('s-hash'))?.asked).toBe(2);
      });

      it('keeps its proof where somebody notes what they read before it', async () => {
        await store.putAdviserSession(aSession());
        const expiresAt = '2026-03-03T00:00:00.000Z';
        const proved = aSession({ provedAt: NOON, name: 'A. Adviser', role: 'SALT', expiresAt, asked: 3 });
        await store.updateAdviserSession(proved);
        await store.updateAdviserSession(aSession({ seenAt: ONE }));
        expect(await store.adviserSession('s-hash')).toEqual({ ...proved, seenAt: ONE });
      });

      it('does not come back after it was ended', async () => {
        await store.putAdviserSession(aSession());
        await store.endSession('s-hash');
        await store.updateAdviserSession(aSession({ provedAt: NOON }));
        expect(await store.adviserSession('s-hash')).toBeNull();
      });
    });

    describe('a staff session', () => {
      it('is kept as it is, and notes the council and when it was seen', async () => {
        await store.putStaffSession(aStaffSession());
        expect(await store.staffSession('s-hash')).toEqual(aStaffSession());
        const later = aStaffSession({ council: 'vale', seenAt: ONE, expiresAt: '2026-03-02T20:00:00.000Z' });
        await store.updateStaffSession(later);
        expect(await store.staffSession('s-hash')).toEqual(later);
      });

      it('is not an adviser’s, nor the other way round', async () => {
        await store.putStaffSession(aStaffSession());
        await store.putAdviserSession(aSession({ hash: 'other' }));
        expect(await store.adviserSession('s-hash')).toBeNull();
        expect(await store.staffSession('other')).toBeNull();
      });

      it('does not come back after it was ended', async () => {
        await store.putStaffSession(aStaffSession());
        await store.endSession('s-hash');
        await store.updateStaffSession(aStaffSession());
        expect(await store.staffSession('s-hash')).toBeNull();
      });
    });

    describe('codes', () => {
      const putCodes = async (...codes: readonly { hash: string; session?: string; expiresAt?: string }[]) => {
        for (const { hash, session = 's-hash', expiresAt = ONE } of codes) {
          await mails.put([aNewMail({ id: hash, kind: 'code' })]);
          const mail = await mails.find(hash);
          const code = { hash, session, address: 'a@rv1.nhs.example', expiresAt };
          if (mail) await mails.claim({ mail, now: NOON, leaseUntil: ONE, links: [], code, live: [], lists: [] });
        }
      };
      const alive = async (now: string) => (await store.codes('s-hash', now)).map(({ hash }) => hash).toSorted();

      it('of a session are those that have not run out; a new one leaves those before it good', async () => {
        await putCodes({ hash: 'first', expiresAt: '2026-03-02T12:10:00.000Z' }, { hash: 'second' });
        await putCodes({ hash: 'foreign', session: 'other' });
        expect(await alive(NOON)).toEqual(['first', 'second']);
        expect(await alive('2026-03-02T12:10:00.000Z')).toEqual(['second']);
        expect(await alive(ONE)).toEqual([]);
      });

      it('are spent once, by one of many at once', async () => {
        await putCodes({ hash: 'first' }, { hash: 'second' });
        const spent = await Promise.all([1, 2, 3, 4].map(() => store.spendCode('s-hash', 'first')));
        expect(spent.filter((one) => one)).toHaveLength(1);
        expect(await store.spendCode('other', 'second')).toBe(false);
        expect(await alive(NOON)).toEqual(['second']);
      });
    });

    it('counts each name in each window by itself, however many count at once', async () => {
      const counts = await Promise.all([1, 2, 3, 4, 5].map(() => store.count('codes:salt', 3600, NOON)));
      expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5]);
      expect(await store.count('codes:other', 3600, NOON)).toBe(1);
      expect(await store.count('codes:salt', 3600, '2026-03-02T12:59:59.999Z')).toBe(6);
      expect(await store.count('codes:salt', 3600, ONE)).toBe(1);
    });

    it('makes one sealing key of 32 bytes, the same for all who ask at once', async () => {
      const keys = await Promise.all([1, 2, 3].map(() => store.sealingKey()));
      expect(new Set([...keys, await store.sealingKey()]).size).toBe(1);
      expect(Buffer.from(keys[0] ?? '', 'base64url')).toHaveLength(32);
    });
  });
};
