import { createHash } from 'node:crypto';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import type { Unpacking } from '../../application/ports/unpacking.ts';

type Inflate = Unpacking['inflate'];

/** Node's zlib, which stops as soon as it would make more than it may. */
export class NodeUnpacking implements Unpacking {
  readonly inflate: Inflate = (packed, how, most) => {
    // Zlib's own least; a caller with no room left wants to hear that there is too much.
    const options = {
      maxOutputLength: Math.max(most, 1),
      ...(how === 'zlib' && { finishFlush: constants.Z_SYNC_FLUSH }),
    };
    try {
      const content = how === 'raw' ? inflateRawSync(packed, options) : inflateSync(packed, options);
      return content.length > most ? 'too-large' : content;
    } catch (error) {
      return error instanceof RangeError ? 'too-large' : 'broken';
    }
  };

  sha256(bytes: Uint8Array): string {
    return createHash('sha256').update(bytes).digest('hex');
  }
}
