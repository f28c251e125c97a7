import type { Secrets } from '../ports/system.ts';

/** What is kept of a code: bound to the browser session (its hash) that asked, so that it is good nowhere else. */
export const codeHash = (secrets: Pick<Secrets, 'hash'>, session: string, code: string): string =>
  secrets.hash(`${session}:${code}`);
