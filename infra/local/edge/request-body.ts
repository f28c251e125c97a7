import type { IncomingMessage } from 'node:http';

/** The caller sent more than the limit. */
export class TooLarge extends Error {}

/**
 * The whole body of a request.
 * @param limit bytes
 * @throws {TooLarge} once the limit is passed; what is still coming is let run off, so that the answer can be read
 */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume();
    throw new TooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let over = false;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) over = true;
    if (!over) chunks.push(chunk);
  }
  if (over) throw new TooLarge();
  return Buffer.concat(chunks);
}
