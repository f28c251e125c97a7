import { beforeEach, describe, expect, it } from 'vitest';
import type { KeptForms } from '../../shared/application/ports/kept-forms.ts';
import type { HeldAddress, MailboxTest, VouchingStore } from '../../shared/application/ports/vouching-store.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const ONE = '2026-03-02T13:00:00.000Z';
const LATER = '2026-03-30T12:00:00.000Z';
const aHeld = (its: Partial<HeldAddress> = {}): HeldAddress => ({
  council: 'vale',
  team: 'SALT',
  address: '~jo.rivers@nhs.example',
  askedAt: NOON,
  decision: null,
  decidedAt: null,
  decidedBy: null,
  expiresAt: LATER,
  ...its,
});
const aTest = (its: Partial<MailboxTest> = {}): MailboxTest => ({
  council: 'vale',
  team: 'SALT',
  mailbox: 'salt@rv1.nhs.example',
  mail: 'mail-1',
  askedAt: NOON,
  arrivedAt: null,
  arrivedBy: null,
  ...its,
});

/** What every store of what is vouched for, and of kept forms, does. */
export const vouchingSuite = (
  name: string,
  open: () => Promise<{ readonly vouching: VouchingStore; readonly keptForms: KeptForms }>,
): void => {
  describe(name, () => {
    let store: VouchingStore;
    let forms: KeptForms;
    beforeEach(async () => {
      ({ vouching: store, keptForms: forms } = await open());
    });

    it('holds addresses of a team apart from other teams’ and councils’, until they run out', async () => {
      const [own, other, foreign] = [aHeld(), aHeld({ team: 'SALT-2' }), aHeld({ council: 'moor' })];
      for (const held of [own, other, foreign]) await store.hold(held);
      expect(await store.addresses('vale', 'SALT', NOON)).toEqual([own]);
      expect(await store.addresses('vale', null, NOON)).toEqual([own, other]);
      expect(await store.address('moor', 'SALT', own.address, NOON)).toEqual(foreign);
      expect(await store.address('vale', 'SALT', own.address, LATER)).toBeNull();
      expect(await store.addresses('vale', null, LATER)).toEqual([]);
    });

    it('keeps what was decided of an address, however often it is asked for, until that runs out', async () => {
      const decision = { decision: 'approved', decidedAt: ONE, decidedBy: 'R. Reed', expiresAt: LATER } as const;
      expect(await store.decide(aHeld(), decision, NOON)).toBe(false);
      await store.hold(aHeld());
      expect(await store.decide(aHeld(), decision, ONE)).toBe(true);
      await store.hold(aHeld({ askedAt: ONE }));
      expect(await store.address('vale', 'SALT', aHeld().address, ONE)).toEqual(aHeld(decision));
      expect(await store.decide(aHeld(), { ...decision, decision: 'refused' }, ONE)).toBe(true);
      expect((await store.address('vale', 'SALT', aHeld().address, ONE))?.decision).toBe('refused');
      expect(await store.decide(aHeld(), decision, LATER)).toBe(false);
      await store.hold(aHeld({ askedAt: LATER, expiresAt: '2026-05-01T12:00:00.000Z' }));
      expect((await store.address('vale', 'SALT', aHeld().address, LATER))?.decision).toBeNull();
    });

    it('notes once that the latest test of a mailbox arrived', async () => {
      expect(await store.test('vale', 'SALT')).toBeNull();
      await store.putTest(aTest());
      expect(await store.noteArrival(aTest(), ONE, 'R. Reed')).toBe(true);
      expect(await store.noteArrival(aTest(), LATER, 'Somebody else')).toBe(true);
      expect(await store.test('vale', 'SALT')).toEqual(aTest({ arrivedAt: ONE, arrivedBy: 'R. Reed' }));
      await store.putTest(aTest({ mail: 'mail-2' }));
      expect(await store.noteArrival(aTest(), ONE, 'R. Reed')).toBe(false);
      expect((await store.test('vale', 'SALT'))?.arrivedAt).toBeNull();
    });

    it('keeps a form until it runs out or is forgotten, and none that is too large', async () => {
      expect(await forms.keep({ hash: 'one', sealed: 'sealed', expiresAt: ONE })).toBe(true);
      expect(await forms.find('one', NOON)).toBe('sealed');
      expect(await forms.find('one', ONE)).toBeNull();
      expect(await forms.find('other', NOON)).toBeNull();
      await forms.forget('one');
      expect(await forms.find('one', NOON)).toBeNull();
      expect(await forms.keep({ hash: 'two', sealed: 'x'.repeat(380_000), expiresAt: ONE })).toBe(true);
      expect(await forms.keep({ hash: 'three', sealed: 'x'.repeat(500_000), expiresAt: ONE })).toBe(false);
      expect(await forms.find('three', NOON)).toBeNull();
    });
  });
};
