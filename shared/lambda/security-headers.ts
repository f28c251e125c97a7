/** Headers that stand on every answer, errors too. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/**
 * A Content-Security-Policy that lets in only the page's own styles and scripts, by their hashes, and forms to ourselves; and to the
 * origins that a page names, where its form goes straight to a store.
 */
export const contentSecurityPolicy = (
  styles: readonly string[] = [],
  scripts: readonly string[] = [],
  formsTo: readonly string[] = [],
): string =>
  [
    "default-src 'none'",
    ...(styles.length > 0 ? [`style-src ${styles.join(' ')}`, 'img-src data:'] : []),
    ...(scripts.length > 0 ? [`script-src ${scripts.join(' ')}`, "connect-src 'self'"] : []),
    ["form-action 'self'", ...formsTo].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
