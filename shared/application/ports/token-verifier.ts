/** What a good access token says of the program that holds it. */
export interface VerifiedToken {
  readonly clientId: string;
  readonly scopes: readonly string[];
}
export interface TokenVerifier {
  /**
   * Null for a token that is not good: signature, issuer, expiry or use. Throws where the issuer cannot be asked, so that
   * an outage is never taken for a bad token.
   */
  verify(token: string): Promise<VerifiedToken | null>;
}
