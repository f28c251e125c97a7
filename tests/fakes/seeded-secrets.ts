import { createHash } from 'node:crypto';
import { NodeSecrets } from '../../shared/adapters/system/node-secrets.ts';

/** Real secrets from a source that gives the same bytes for the same seed, in the same order. */
export class SeededSecrets extends NodeSecrets {
  constructor(seed = 'seed') {
    let drawn = 0;
    super((bytes) => {
      const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () => {
        drawn += 1;
        return createHash('sha256').update(`${seed}:${drawn}`).digest();
      });
      return Buffer.concat(blocks).subarray(0, bytes);
    });
  }
}
