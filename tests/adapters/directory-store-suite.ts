import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryStore, Import } from '../../shared/application/ports/directory-store.ts';
import { aTeam, theEps } from '../builders/assessments.ts';
import { aCouncil } from '../builders/council.ts';

const anImport = (its: Partial<Import> = {}): Import => ({
  id: 'import-1',
  council: 'vale',
  kind: 'assessments',
  status: 'waiting',
  rows: 0,
  done: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  errors: [],
  startedAt: '2026-03-02T12:00:00.000Z',
  ...its,
});

/** What every directory store does. */
export const directoryStoreSuite = (
  name: string,
  open: () => Promise<{ readonly directory: DirectoryStore }>,
): void => {
  describe(name, () => {
    let store: DirectoryStore;
    beforeEach(async () => {
      ({ directory: store } = await open());
    });

    it('knows nobody at first', async () => {
      expect(await store.council('vale')).toBeNull();
      expect(await store.councils()).toEqual([]);
      expect(await store.teams('vale')).toEqual([]);
      expect(await store.team('vale', 'EPS')).toBeNull();
      expect(await store.person('https://id.example', 'nobody')).toBeNull();
      expect(await store.client('nobody')).toBeNull();
      expect(await store.import('vale', 'none')).toBeNull();
    });

    it('keeps councils as they are set, changed ones too, and lists them', async () => {
      await store.putCouncil(aCouncil());
      await store.putCouncil(aCouncil({ id: 'dale', name: 'Dale Council' }));
      const changed = aCouncil({ deemedReceipt: true, ladder: { health: [{ rung: 'unopened', day: null }] } });
      await store.putCouncil(changed);
      expect(await store.council('vale')).toEqual(changed);
      expect((await store.councils()).map(({ id }) => id)).toEqual(['dale', 'vale']);
    });

    it('gives a council its own teams, by code, more than a transaction holds too', async () => {
      const many = Array.from({ length: 130 }, (_, n) => aTeam({ code: `T${String(n).padStart(3, '0')}` }));
      await store.putTeams('vale', many.toReversed());
      await store.putTeams('vale', [theEps]);
      await store.putTeams('dale', [aTeam()]);
      await store.putTeams('dale', []);
      expect(await store.teams('vale')).toEqual([theEps, ...many]);
      expect(await store.team('vale', 'EPS')).toEqual(theEps);
      expect(await store.team('dale', 'EPS')).toBeNull();
    });

    it('changes a team and leaves those that are not named', async () => {
      await store.putTeams('vale', [theEps, aTeam()]);
      const moved = { ...theEps, mailbox: 'new@vale.gov.example', linksRevokedAt: '2026-03-02T12:00:00.000Z' };
      await store.putTeams('vale', [moved]);
      expect(await store.teams('vale')).toEqual([moved, aTeam()]);
    });

    it('revokes the links of a team or of the council, and never takes that back', async () => {
      const [early, late] = ['2026-03-02T12:00:00.000Z', '2026-03-02T13:00:00.000Z'];
      await store.putTeams('vale', [theEps, aTeam()]);
      await store.putCouncil(aCouncil());
      expect(await store.revokeLinks('vale', 'EPS', late)).toBe(true);
      expect(await store.revokeLinks('vale', 'EPS', early)).toBe(true);
      expect(await store.revokeLinks('vale', null, early)).toBe(true);
      expect(await store.revokeLinks('vale', 'NONE', late)).toBe(false);
      expect(await store.revokeLinks('dale', null, late)).toBe(false);
      expect(await store.teams('vale')).toEqual([{ ...theEps, linksRevokedAt: late }, aTeam()]);
      expect((await store.council('vale'))?.linksRevokedAt).toBe(early);

      await expect(store.putTeams('vale', [theEps, { ...aTeam(), service: 'Read before' }])).rejects.toThrow();
      await expect(store.putCouncil(aCouncil({ name: 'Read before' }))).rejects.toThrow();
      expect(await store.team('vale', aTeam().code)).toEqual(aTeam());
    });

    it('knows a person by issuer and subject, whatever characters they have', async () => {
      const person = {
        issuer: 'https://id.example/pool#1',
        subject: 'a#b',
        name: 'P. Person',
        email: 'p@vale.gov.example',
        councils: [{ council: 'vale', roles: ['dco' as const] }],
      };
      const other = { ...person, issuer: 'https://id.example/pool', subject: '1#a#b', name: 'Q. Other' };
      await store.putPerson(person);
      await store.putPerson(other);
      expect(await store.person(person.issuer, person.subject)).toEqual(person);
      expect(await store.person(other.issuer, other.subject)).toEqual(other);
      expect(await store.person('https://elsewhere.example', 'a#b')).toBeNull();
    });

    it('knows a client by its id', async () => {
      const client = { clientId: 'client-1', council: 'vale', name: 'Case management' };
      await store.putClient(client);
      expect(await store.client('client-1')).toEqual(client);
    });

    describe('an import', () => {
      it('is kept as it goes on', async () => {
        await store.putImport(anImport());
        await store.putImport(anImport({ status: 'done', rows: 3, done: 3, created: 2, unchanged: 1 }));
        expect(await store.import('vale', 'import-1')).toEqual(
          anImport({ status: 'done', rows: 3, done: 3, created: 2, unchanged: 1 }),
        );
        expect(await store.import('dale', 'import-1')).toBeNull();
      });

      it('keeps five thousand faults with long messages, in their order', async () => {
        const errors = Array.from({ length: 5000 }, (_, n) => ({
          line: n + 2,
          field: 'child_name',
          message: `This cannot be a name: ${'å'.repeat(200)}`,
        }));
        await store.putImport(anImport({ status: 'refused', errors }));
        expect(await store.import('vale', 'import-1')).toEqual(anImport({ status: 'refused', errors }));
      });

      it('has only the faults of its last check', async () => {
        const fault = { line: 2, field: 'ref', message: 'Give a reference' };
        await store.putImport(anImport({ status: 'refused', errors: [fault, { ...fault, line: 3 }] }));
        await store.putImport(anImport({ status: 'refused', errors: [fault] }));
        expect((await store.import('vale', 'import-1'))?.errors).toEqual([fault]);
        await store.putImport(anImport({ status: 'done' }));
        expect((await store.import('vale', 'import-1'))?.errors).toEqual([]);
      });
    });
  });
};
