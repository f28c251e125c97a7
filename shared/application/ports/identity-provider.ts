/** What must come back unchanged with the answer of a sign-in; kept by the browser, sealed. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}
/** Somebody as the identity provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}
/** OpenID Connect, authorization code with PKCE. */
export interface IdentityProvider {
  start(redirectUri: string): Promise<{ readonly url: string; readonly checks: SignInChecks }>;
  /** Null: the answer is not one to our question (state, nonce, code, signature). */
  finish(answer: URL, checks: SignInChecks): Promise<Identity | null>;
}
