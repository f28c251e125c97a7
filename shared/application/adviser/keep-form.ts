import * as z from 'zod';
import type { AdviserSession } from '../ports/access-store.ts';
import type { KeptForms } from '../ports/kept-forms.ts';
import type { LinkPorts } from './open-link.ts';

export interface FormPorts extends LinkPorts {
  readonly keptForms: KeptForms;
}

/** A form as it was sent: where, and its fields in their order. */
const Form = z.object({
  council: z.string(),
  team: z.string(),
  path: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});
type Form = z.infer<typeof Form>;

const HOURS = 24;
const HOUR = 3600;
/** A browser's forms an hour: more is no person. */
const FORMS_AN_HOUR = 20;

/**
 * Keeps a form that came after its session ran out, for 24 hours, sealed with a key that only the browser gets: what stands in the table
 * can be read by nobody else. Null where the session was none, was never proved, or the form is too large.
 */
export const keepForm = async (
  ports: FormPorts,
  secret: string,
  { path, fields }: Pick<Form, 'path' | 'fields'>,
): Promise<string | null> => {
  const session = secret ? await ports.access.adviserSession(ports.secrets.hash(secret)) : null;
  if (!session?.provedAt) return null;
  const now = ports.clock.now();
  if ((await ports.access.count(`kept-forms:${session.hash}`, HOUR, now)) > FORMS_AN_HOUR) return null;
  const key = ports.secrets.token();
  const form: Form = { council: session.council, team: session.team, path, fields };
  const kept = await ports.keptForms.keep({
    hash: ports.secrets.hash(key),
    sealed: ports.secrets.seal(key, JSON.stringify(form)),
    expiresAt: new Date(Date.parse(now) + HOURS * HOUR * 1000).toISOString(),
  });
  return kept ? key : null;
};

/** The form that this browser's key opens, where it is of the session's own team; null otherwise. */
export const findKeptForm = async (
  ports: FormPorts,
  session: AdviserSession,
  key: string | undefined,
): Promise<Pick<Form, 'path' | 'fields'> | null> => {
  const sealed = key ? await ports.keptForms.find(ports.secrets.hash(key), ports.clock.now()) : null;
  const text = key && sealed ? ports.secrets.open(key, sealed) : null;
  const form = text === null ? null : Form.parse(JSON.parse(text));
  return form?.council === session.council && form.team === session.team ? form : null;
};

export const forgetKeptForm = (ports: FormPorts, key: string): Promise<void> =>
  ports.keptForms.forget(ports.secrets.hash(key));
