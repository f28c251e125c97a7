import * as z from 'zod';

/** How the local SES answers a mail. `drop-after-accepting` keeps it and closes the connection without a word, `drop-before` without keeping it. */
export const SesAnswer = z.enum([
  'accept',
  'paused',
  'suspended',
  'throttled',
  'rejected',
  'drop-after-accepting',
  'drop-before',
]);
export type SesAnswer = z.infer<typeof SesAnswer>;

export const SesBehaviour = z.strictObject({
  /** Mails a second that the account may send. */
  rate: z.number().positive().max(10_000),
  /** Milliseconds that a mail takes: half before it is accepted, half after, so that a kill may hit either side. */
  delayMs: z.int().nonnegative().max(60_000),
  answer: SesAnswer,
  /** Whether SES tells by itself that a mail was sent and delivered. */
  news: z.boolean(),
});
export type SesBehaviour = z.infer<typeof SesBehaviour>;

/** What may be set on the console: any part of it. */
export const SesBehaviourChange = SesBehaviour.partial();
export type SesBehaviourChange = z.infer<typeof SesBehaviourChange>;

/** What SES says where it refuses: the error's name in its API, the status, its words. */
export const REFUSALS: Partial<Record<SesAnswer, readonly [name: string, status: number, message: string]>> = {
  paused: ['SendingPausedException', 400, 'Email sending is disabled for this account.'],
  suspended: ['AccountSuspendedException', 400, 'The account’s ability to send email has been permanently restricted.'],
  throttled: ['TooManyRequestsException', 429, 'Maximum sending rate exceeded.'],
  rejected: ['MessageRejected', 400, 'The message can’t be sent because it contains invalid content.'],
};
