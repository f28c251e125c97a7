import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../../application/ports/system.ts';

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODES = 1_000_000;
/** Below this, 32 bits fall evenly on the codes. */
const EVEN = Math.floor(2 ** 32 / CODES) * CODES;
const NONCE = 12;
const TAG = 16;

/** Secrets from the system's random source; hashes by SHA-256, sealing by AES-256-GCM. */
export class NodeSecrets implements Secrets {
  readonly #random: (bytes: number) => Buffer;

  constructor(random: (bytes: number) => Buffer = randomBytes) {
    this.#random = random;
  }

  assessmentKey(): string {
    return [...this.#random(12)].map((byte) => ALPHABET[byte % 32]).join('');
  }

  id(): string {
    return this.#random(16).toString('hex');
  }

  token(): string {
    return this.#random(32).toString('base64url');
  }

  code(): string {
    for (;;) {
      const drawn = this.#random(4).readUInt32BE();
      if (drawn < EVEN) return String(drawn % CODES).padStart(6, '0');
    }
  }

  hash(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  seal(key: string, text: string): string {
    const nonce = this.#random(NONCE);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  open(key: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < NONCE + TAG) return null;
    try {
      const nonce = bytes.subarray(0, NONCE);
      const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), nonce);
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
