import type { LiveSession } from '../../../shared/application/adviser/adviser-session.ts';
import { findKeptForm, forgetKeptForm, keepForm } from '../../../shared/application/adviser/keep-form.ts';
import { endCookie, hostCookie, type PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageRequest } from '../../../shared/lambda/page-request.ts';
import type { AdviserPorts } from './adviser-ports.ts';

const COOKIE = '__Host-kept';
const HOURS_24 = 24 * 3600;
/** The adviser's own pages; where a kept form leads back to is taken from nowhere else. */
const OWN_PATH = /^\/answer(\/[\w-]+)+$/;

/** Keeps what came with a form, for this browser to come back to; the cookie to set, or null where it could not be kept. */
export const keepSent = async (ports: AdviserPorts, secret: string, request: PageRequest): Promise<string | null> => {
  const fields = [...request.form].filter(([name]) => name !== 'csrf');
  if (fields.length === 0 || !OWN_PATH.test(request.path)) return null;
  const key = await keepForm(ports, secret, { path: request.path, fields });
  return key && hostCookie(COOKIE, key, HOURS_24);
};

/** The form that this browser has to come back to; null where there is none that the session may see. */
export const formToComeBackTo = async (ports: AdviserPorts, session: LiveSession['session'], request: PageRequest) => {
  const kept = await findKeptForm(ports, session, request.cookies[COOKIE]);
  const [, , id] = kept?.path.split('/') ?? [];
  return kept && (session.request === null || session.request === id)
    ? {
        path: kept.path,
        form: new URLSearchParams(kept.fields.map(([name, value]): [string, string] => [name, value])),
      }
    : null;
};

/** Once the form was sent again, with a good session, it is kept no longer. */
export const letGo = async (ports: AdviserPorts, request: PageRequest, answer: PageAnswer): Promise<PageAnswer> => {
  await forgetKeptForm(ports, request.cookies[COOKIE] ?? '');
  return { ...answer, cookies: [...(answer.cookies ?? []), endCookie(COOKIE)] };
};
