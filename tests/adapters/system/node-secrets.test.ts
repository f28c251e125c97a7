import { describe, expect, it } from 'vitest';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';

const secrets = new NodeSecrets();
const key = secrets.token();

describe('Secrets', () => {
  it('have the forms that others rely on, and differ', () => {
    const forms = [
      [() => secrets.assessmentKey(), /^[0-9A-HJKMNP-TV-Z]{12}$/],
      [() => secrets.token(), /^[A-Za-z0-9_-]{43}$/],
      [() => secrets.id(), /^[0-9a-f]{32}$/],
      [() => secrets.code(), /^\d{6}$/],
    ] as const;
    for (const [make, form] of forms) {
      const made = Array.from({ length: 200 }, make);
      for (const one of made) expect(one).toMatch(form);
      expect(new Set(made).size).toBeGreaterThan(195);
    }
  });

  it('draw a code again where it would not fall evenly', () => {
    const drawn = [0xff_ff_ff_ff, 1_000_042];
    const uneven = new NodeSecrets((bytes) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUInt32BE(drawn.shift() ?? 0);
      return buffer;
    });
    expect(uneven.code()).toBe('000042');
  });

  it('hash by SHA-256', () => {
    expect(secrets.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('open what they sealed, under the same key alone', () => {
    const sealed = secrets.seal(key, 'tøken');
    expect(sealed).not.toContain('tøken');
    expect(secrets.seal(key, 'tøken')).not.toBe(sealed);
    expect(secrets.open(key, sealed)).toBe('tøken');
    expect(secrets.open(secrets.token(), sealed)).toBeNull();
  });

  it('open nothing that was changed, cut, or never sealed', () => {
    const sealed = secrets.seal(key, 'token');
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 15, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(secrets.open(key, changed.toString('base64url'))).toBeNull();
    }
    for (const other of ['', 'nonsense', sealed.slice(0, 20), sealed.slice(0, -2)])
      expect(secrets.open(key, other)).toBeNull();
    expect(secrets.open('short', sealed)).toBeNull();
  });
});
