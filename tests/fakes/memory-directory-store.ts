import type { DirectoryStore, Import } from '../../shared/application/ports/directory-store.ts';
import type { Council } from '../../shared/domain/directory/council.ts';
import type { ApiClient, Person } from '../../shared/domain/directory/person.ts';
import type { Team } from '../../shared/domain/directory/team.ts';
import { copy } from './copy.ts';

type Revocable = Pick<Team, 'linksRevokedAt'>;
const keepsRevocation = (there: Revocable | undefined, now: Revocable): void => {
  if ((there?.linksRevokedAt ?? '') > (now.linksRevokedAt ?? '')) throw new Error('It would take back a revocation');
};

/** The directory table in memory; passes the same suite as the real one. */
export class MemoryDirectoryStore implements DirectoryStore {
  readonly #councils = new Map<string, Council>();
  readonly #teams = new Map<string, Map<string, Team>>();
  readonly #people = new Map<string, Person>();
  readonly #clients = new Map<string, ApiClient>();
  readonly #imports = new Map<string, Import>();

  async council(id: string): Promise<Council | null> {
    return copy(this.#councils.get(id) ?? null);
  }

  async councils(): Promise<readonly Council[]> {
    return copy([...this.#councils.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  async putCouncil(council: Council): Promise<void> {
    keepsRevocation(this.#councils.get(council.id), council);
    this.#councils.set(council.id, copy(council));
  }

  async teams(council: string): Promise<readonly Team[]> {
    const teams = [...(this.#teams.get(council)?.values() ?? [])];
    return copy(teams.sort((a, b) => (a.code < b.code ? -1 : 1)));
  }

  async team(council: string, code: string): Promise<Team | null> {
    return copy(this.#teams.get(council)?.get(code) ?? null);
  }

  async putTeams(council: string, teams: readonly Team[]): Promise<void> {
    const there = this.#teams.get(council) ?? new Map<string, Team>();
    for (const team of teams) keepsRevocation(there.get(team.code), team);
    for (const team of teams) there.set(team.code, copy(team));
    this.#teams.set(council, there);
  }

  async revokeLinks(council: string, team: string | null, at: string): Promise<boolean> {
    const its = team === null ? this.#councils.get(council) : this.#teams.get(council)?.get(team);
    if (its && (its.linksRevokedAt ?? '') < at) its.linksRevokedAt = at;
    return its !== undefined;
  }

  async person(issuer: string, subject: string): Promise<Person | null> {
    return copy(this.#people.get(`${issuer} ${subject}`) ?? null);
  }

  async putPerson(person: Person): Promise<void> {
    this.#people.set(`${person.issuer} ${person.subject}`, copy(person));
  }

  async client(clientId: string): Promise<ApiClient | null> {
    return copy(this.#clients.get(clientId) ?? null);
  }

  async putClient(client: ApiClient): Promise<void> {
    this.#clients.set(client.clientId, copy(client));
  }

  async import(council: string, id: string): Promise<Import | null> {
    return copy(this.#imports.get(`${council} ${id}`) ?? null);
  }

  async putImport(record: Import): Promise<void> {
    this.#imports.set(`${record.council} ${record.id}`, copy(record));
  }
}
