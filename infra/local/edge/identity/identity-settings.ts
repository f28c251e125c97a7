/** A person who may sign in here, chosen from a page instead of by a password. */
export interface LocalPerson {
  /** What the issuer knows the person by, for ever: a person is (issuer, subject), never an address. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** Shown beside the name, such as `Vale: caseworker`. */
  readonly role: string;
}

/** A machine client: OAuth 2 client credentials. */
export interface MachineClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the identity provider is made of. Plain data: it is handed to a thread. */
export interface IdentitySettings {
  /** Such as `http://localhost:3002`; its port is the one listened on. */
  readonly issuer: string;
  /** `resource server/scope`, out of the template. */
  readonly scopes: readonly string[];
  readonly machineClients: readonly MachineClient[];
  /** The public client of the staff pages (authorization code with PKCE, no secret), out of the template. */
  readonly signIn: { readonly clientId: string; readonly redirectUris: readonly string[] } | null;
  readonly people: readonly LocalPerson[];
  /** The private signing key (JWK, RS256), kept between starts so that tokens stay good. */
  readonly signingKey: Readonly<Record<string, unknown>>;
}
