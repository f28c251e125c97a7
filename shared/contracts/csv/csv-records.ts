/** One record of a CSV file, or what is wrong with it. `line` is the physical line where it starts; the header is 1. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string };

/** A quote that is never closed would swallow the rest of a file of any size. */
const MAX_RECORD = 100_000;

const STRAY_QUOTE = 'A quote stands within a cell that does not begin with one: put the cell in quotes and double them';
const AFTER_QUOTE = 'Something stands between a closing quote and the next comma';
const NOT_CLOSED = 'A quote is opened here and never closed';
const TOO_LONG = `This record is longer than ${MAX_RECORD} characters: a quote may be missing`;

type Mode = 'start' | 'plain' | 'quoted' | 'quote' | 'fault';

/**
 * RFC 4180 by characters: quoted cells may hold commas, quotes and line breaks. Lines end with LF or CRLF; empty ones are passed over
 * but counted. After a fault it goes on with the next line, so that every fault of a file is found. A parser of our own, since the
 * kept ones miscount lines where a quoted cell holds CRLF.
 */
class CsvReader {
  #line = 1;
  #startedAt = 1;
  #mode: Mode = 'start';
  #cells: string[] = [];
  #cell = '';
  #length = 0;
  #fault = '';

  /** The records that end within `text`. */
  *read(text: string): Generator<CsvRecord> {
    for (const char of text) {
      this.#length += char.length;
      if (this.#length > MAX_RECORD && this.#mode !== 'fault') this.#fail(TOO_LONG);
      if (char === '\n' && this.#mode !== 'quoted') yield* this.#endRecord();
      else this.#take(char);
      if (char === '\n') this.#line += 1;
      if (this.#length === 0) this.#startedAt = this.#line;
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.#mode === 'quoted') this.#fail(NOT_CLOSED);
    yield* this.#endRecord();
  }

  #take(char: string): void {
    if (this.#mode === 'start' || this.#mode === 'plain') this.#takeOutside(char);
    else if (this.#mode === 'quote') this.#takeAfterQuote(char);
    else if (this.#mode === 'quoted' && char === '"') this.#mode = 'quote';
    else if (this.#mode === 'quoted') this.#cell += char;
  }

  #takeOutside(char: string): void {
    if (char === ',') this.#endCell();
    else if (char !== '"') {
      this.#mode = 'plain';
      this.#cell += char;
    } else if (this.#mode === 'start') this.#mode = 'quoted';
    else this.#fail(STRAY_QUOTE);
  }

  #takeAfterQuote(char: string): void {
    if (char === ',') this.#endCell();
    else if (char === '"') {
      this.#mode = 'quoted';
      this.#cell += char;
    } else if (char !== '\r') this.#fail(AFTER_QUOTE);
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#mode = 'start';
  }

  #fail(fault: string): void {
    this.#fault = fault;
    this.#mode = 'fault';
  }

  *#endRecord(): Generator<CsvRecord> {
    const line = this.#startedAt;
    if (this.#mode === 'fault') yield { line, fault: this.#fault };
    else {
      // CRLF: the CR that stands before the line's end is part of it.
      if (this.#mode === 'plain' && this.#cell.endsWith('\r')) this.#cell = this.#cell.slice(0, -1);
      const isEmpty = this.#cells.length === 0 && this.#cell === '' && this.#mode !== 'quote';
      this.#endCell();
      if (!isEmpty) yield { line, cells: this.#cells };
    }
    this.#cells = [];
    this.#cell = '';
    this.#mode = 'start';
    this.#length = 0;
  }
}

/** The records of a file as they come in: UTF-8, with a byte order mark or without. What is not UTF-8 ends it with a fault. */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new CsvReader();
  let line = 1;
  const decode = (chunk?: Uint8Array): string | null => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      return null;
    }
  };
  const NOT_UTF8 = 'The file is not UTF-8: save it as “CSV UTF-8”';
  for await (const chunk of chunks) {
    const text = decode(chunk);
    if (text === null) return yield { line, fault: NOT_UTF8 };
    for (const record of reader.read(text)) {
      line = record.line;
      yield record;
    }
  }
  const rest = decode();
  if (rest === null) return yield { line, fault: NOT_UTF8 };
  yield* reader.read(rest);
  yield* reader.end();
}
