/**
 * The content of a body in AWS's chunked encoding (`hex-size[;chunk-signature=…]`, the bytes, …, `0`, trailers), in which the
 * SDK streams what it puts.
 */
export function fromAwsChunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    if (end < 0) break;
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
