import type { Refusal } from '../../domain/assessment/commands.ts';
import type { Actor } from '../../domain/assessment/decision.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { DecisionPorts } from '../decide-and-append.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { MailStore } from '../ports/mail-store.ts';
import type { Secrets } from '../ports/system.ts';

/** Who acts for a council: one of its people, or its own system. The council is theirs, never the request's. */
export interface CouncilCaller {
  readonly council: Council;
  readonly actor: Actor;
}

/** What the council's use cases need of the world. */
export interface CouncilPorts extends DecisionPorts {
  readonly directory: Pick<DirectoryStore, 'team' | 'teams'>;
  readonly mails: MailStore;
  readonly secrets: Secrets;
}

/** What became of it, or a refusal. Null: there is no such thing in this council. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (kind: Refusal['kind'], reason: string, field?: string): Result<never> => ({
  ok: false,
  refusal: { kind, reason, ...(field === undefined ? {} : { field }) },
});
