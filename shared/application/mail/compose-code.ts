import { CODE_SECONDS } from '../../contracts/mail/sending.ts';
import { codeHash } from './code-hash.ts';
import { type Composing, type Composition, councilInMail } from './composition.ts';

/** Whoever asked so long ago has gone, and may ask again. */
const TOO_LATE_MS = 3 * CODE_SECONDS * 1000;

/** Mints the code: only its hash is put, bound to the session that asked. */
export const composeCode = async (composing: Composing): Promise<Composition> => {
  const { mail, secrets, now, council, today } = composing;
  const [address] = mail.to;
  if (!mail.session || !address) throw new Error(`Mail ${mail.id} is a code for no session`);
  if (Date.parse(now) - Date.parse(mail.askedAt) > TOO_LATE_MS)
    return { notSent: 'The code was asked for too long ago.' };
  const code = secrets.code();
  return {
    model: {
      kind: 'code',
      council: councilInMail(council),
      today,
      code,
      minutes: CODE_SECONDS / 60,
      request: mail.request,
    },
    code: {
      hash: codeHash(secrets, mail.session, code),
      session: mail.session,
      address,
      expiresAt: new Date(Date.parse(now) + CODE_SECONDS * 1000).toISOString(),
    },
    live: [],
    lists: [],
  };
};
