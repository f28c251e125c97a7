import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { ApiClient, Person } from '../../domain/directory/person.ts';
import type { Team } from '../../domain/directory/team.ts';

export interface ImportFault {
  /** The physical line where the record starts; the header is 1. */
  readonly line: number;
  /** The column, or '' for a whole line. */
  readonly field: string;
  readonly message: string;
}
export type ImportKind = 'teams' | 'assessments' | 'advice-requests';
export interface Import {
  readonly id: string;
  readonly council: string;
  readonly kind: ImportKind;
  readonly status: 'waiting' | 'checking' | 'importing' | 'done' | 'refused';
  readonly rows: number;
  readonly done: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The first 1,000 of them; all where they are fewer. */
  readonly errors: readonly ImportFault[];
  readonly startedAt: IsoInstant;
}

/** The directory table. */
export interface DirectoryStore {
  council(id: string): Promise<Council | null>;
  councils(): Promise<readonly Council[]>;
  /** Refuses (throws) where it would take back a revocation of links that was made meanwhile. */
  putCouncil(council: Council): Promise<void>;
  teams(council: string): Promise<readonly Team[]>;
  team(council: string, code: string): Promise<Team | null>;
  /** All or none of up to 100; refuses (throws) where it would take back a revocation of links that was made meanwhile. */
  putTeams(council: string, teams: readonly Team[]): Promise<void>;
  /** Sets `linksRevokedAt` of a team, or of the council (`team` null); never back. False where there is none. */
  revokeLinks(council: string, team: string | null, at: IsoInstant): Promise<boolean>;
  person(issuer: string, subject: string): Promise<Person | null>;
  putPerson(person: Person): Promise<void>;
  client(clientId: string): Promise<ApiClient | null>;
  putClient(client: ApiClient): Promise<void>;
  import(council: string, id: string): Promise<Import | null>;
  putImport(record: Import): Promise<void>;
}
