/** Headers that stand on every answer, errors too. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/** What a page's policy lets in and out beside ourselves. */
export interface PolicyParts {
  /** Hashes of the page's own styles and scripts. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Origins of a store that a form of the page goes straight to. */
  readonly formsTo?: readonly string[];
  /** Origins of a store that the page's script sends files to. */
  readonly scriptSendsTo?: readonly string[];
}

/** A Content-Security-Policy that lets in only the page's own styles and scripts, by their hashes, and what it sends to ourselves and the stores that it names. */
export const contentSecurityPolicy = ({
  styles = [],
  scripts = [],
  formsTo = [],
  scriptSendsTo = [],
}: PolicyParts = {}): string =>
  [
    "default-src 'none'",
    ...(styles.length > 0 ? [`style-src ${styles.join(' ')}`, 'img-src data:'] : []),
    ...(scripts.length > 0
      ? [`script-src ${scripts.join(' ')}`, ["connect-src 'self'", ...scriptSendsTo].join(' ')]
      : []),
    ["form-action 'self'", ...formsTo].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
