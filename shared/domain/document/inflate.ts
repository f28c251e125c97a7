/**
 * Unpacks deflated bytes: `raw` as a ZIP has them, `zlib` as a PDF's streams. Never makes more than `most` bytes, however small the
 * packed ones are. Given from outside, as the domain knows no technology.
 */
export type Inflate = (packed: Uint8Array, how: 'raw' | 'zlib', most: number) => Uint8Array | 'too-large' | 'broken';
