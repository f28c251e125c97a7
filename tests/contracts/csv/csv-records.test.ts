import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords } from '../../../shared/contracts/csv/csv-records.ts';
import { collect } from '../../builders/collect.ts';

/** Reads bytes in pieces of a size, so that characters and line ends are torn apart. */
const read = async (content: string | Uint8Array, piece = 3): Promise<CsvRecord[]> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const chunks = (async function* () {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
  })();
  return collect(csvRecords(chunks));
};

describe('the records of a CSV file', () => {
  it('are told apart by LF and CRLF, with the physical line where each starts', async () => {
    expect(await read('a,b\r\n1,2\n3,4')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
    ]);
  });

  it('count the line breaks within quotes, and empty lines', async () => {
    expect(await read('a,b\r\n1,"x\r\ny\nz"\r\n\r\n2,3\r\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\r\ny\nz'] },
      { line: 6, cells: ['2', '3'] },
    ]);
  });

  it('may begin with a byte order mark, and hold commas, quotes and any script', async () => {
    expect(await read('\ufeff"a,1","say ""hi""",李,""\n')).toEqual([{ line: 1, cells: ['a,1', 'say "hi"', '李', ''] }]);
  });

  it('are a record of one empty cell where the line is a pair of quotes, and none of nothing', async () => {
    expect(await read('""\n')).toEqual([{ line: 1, cells: [''] }]);
    expect(await read('')).toEqual([]);
    expect(await read('\ufeff')).toEqual([]);
    expect(await read('\r\n\n')).toEqual([]);
  });

  it('go on after a fault, so that each is found with its line', async () => {
    const records = await read('a\nx"y\n"x"y\nok\n"open\nrest\n');
    expect(records.map((one) => ('fault' in one ? `${one.line} fault` : `${one.line} ${one.cells}`))).toEqual([
      '1 a',
      '2 fault',
      '3 fault',
      '4 ok',
      '5 fault',
    ]);
  });

  it('end where the bytes are not UTF-8', async () => {
    const records = await read(Uint8Array.from([0x61, 0x0a, 0xff, 0x0a, 0x62]), 100);
    expect(records.at(-1)).toMatchObject({ fault: expect.stringContaining('UTF-8') });
  });

  it('end where the last character is cut off', async () => {
    expect((await read(Uint8Array.from([0x61, 0x0a, 0xe2, 0x82]), 1)).at(-1)).toHaveProperty('fault');
  });

  it('do not swallow a file without end behind a quote', async () => {
    const [record] = await read(`"${'x'.repeat(200_000)}\n`, 10_000);
    expect(record).toMatchObject({ line: 1, fault: expect.stringContaining('longer than') });
  });

  it('come back as they were written, whatever they hold and however they are torn apart', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (written, piece) => {
        const text = written
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect((await read(text, piece)).map((one) => ('cells' in one ? one.cells : one))).toEqual(written);
      }),
    );
  });
});
