import type { IncomingMessage } from 'node:http';

const OWN = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Whether a request means this machine and comes from it: a page of another site could otherwise reach the console through a
 * name that it points here (DNS rebinding), or by posting a form.
 */
export function fromThisMachine({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const origin = headers.origin;
  return (
    OWN.test(headers.host ?? '') && (origin === undefined || (URL.canParse(origin) && OWN.test(new URL(origin).host)))
  );
}
