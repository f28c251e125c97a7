import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';

/** The only clock of the use cases. */
export interface Clock {
  now(): IsoInstant;
  /** The London day of `now`. */
  today(): IsoDate;
}

/** What must be unguessable, and its hashes. */
export interface Secrets {
  /** An assessment's key: 12 characters of Crockford base32. */
  assessmentKey(): string;
  /** An opaque id. */
  id(): string;
  /** 32 random bytes, base64url, 43 characters. */
  token(): string;
  /** Six digits. */
  code(): string;
  /** SHA-256, hex. */
  hash(text: string): string;
  /** Authenticated encryption with a key of 32 bytes (base64url); `open` gives null for what was not sealed with it. */
  seal(key: string, text: string): string;
  open(key: string, sealed: string): string | null;
}

/** Structured log: names and numbers, never a token, a code, a cookie or anything personal. */
export interface Log {
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
}
