import * as z from 'zod';

export const Role = z.enum(['caseworker', 'manager', 'dco', 'board', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Somebody who signs in: known by (issuer, subject), never by an e-mail address. Roles are held per council. */
export const Person = z.object({
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z.string(),
  councils: z.array(z.object({ council: z.string(), roles: z.array(Role) })),
});
export type Person = z.infer<typeof Person>;

export const Scope = z.enum(['advice/read', 'advice/write', 'advice/content', 'scorecard/read']);
export type Scope = z.infer<typeof Scope>;

/** A council's machine client (OAuth 2 client credentials). The council is the client's, never the request's. */
export const ApiClient = z.object({ clientId: z.string(), council: z.string(), name: z.string() });
export type ApiClient = z.infer<typeof ApiClient>;
