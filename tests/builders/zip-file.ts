import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What its headers say of its unpacked size; the truth unless said. */
  readonly says?: number;
  readonly encrypted?: boolean;
}

const u16 = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >> 8])));
const u32 = (...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const four = Buffer.alloc(4);
      four.writeUInt32LE(value);
      return four;
    }),
  );

/** A ZIP of these parts, deflated, as small programs write it. */
export const zipFile = (parts: readonly ZipPart[]): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, says, encrypted } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const sizes = u32(crc32(bytes), packed.length, says ?? bytes.length);
    const flags = encrypted ? 1 : 0;
    const named = Buffer.from(name, 'latin1');
    const local = Buffer.concat([u32(0x04034b50), u16(20, flags, 8, 0, 0), sizes, u16(named.length, 0), named, packed]);
    locals.push(local);
    central.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20, 20, flags, 8, 0, 0),
        sizes,
        u16(named.length, 0, 0, 0, 0),
        u32(0, at),
        named,
      ]),
    );
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = [u32(0x06054b50), u16(0, 0, parts.length, parts.length), u32(directory.length, at), u16(0)];
  return Buffer.concat([...locals, directory, ...end]);
};
