import type { Inflate } from '../../domain/document/inflate.ts';

/** What is computed over a file's bytes by the platform's own means. */
export interface Unpacking {
  readonly inflate: Inflate;
  /** SHA-256, hex. */
  sha256(bytes: Uint8Array): string;
}
