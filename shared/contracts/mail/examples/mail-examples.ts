import type { MailModel } from '../mail-models.ts';
import { ADVISER_MAILS } from './adviser-mails.ts';
import { STAFF_MAILS } from './staff-mails.ts';

/**
 * A model of every kind of mail, and of its variants, by the name of its golden files: what the tests read and the local console's
 * gallery shows. Nothing deployed imports it.
 */
export const MAIL_EXAMPLES: Readonly<Record<string, MailModel>> = { ...ADVISER_MAILS, ...STAFF_MAILS };
