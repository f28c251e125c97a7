import type { SendResult } from '../../application/ports/mailer.ts';

/** What SES, the SDK and the network throw, as far as it is looked at here. */
interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const RATE = new Set(['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException', 'Throttling']);
/** The account, its domain, its set-up or our right to send: nobody's mail goes. */
const FOR_ALL = new Set([
  'SendingPausedException',
  'AccountSuspendedException',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
]);
const FOR_THIS_ONE = new Set(['MessageRejected', 'BadRequestException']);
/** SES was never reached. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What is to be done about an error of SendEmail: whatever may have been sent after all is `unclear`. */
export const verdictOn = (error: unknown): SendResult => {
  const { name = 'Error', message = '', code, $metadata } = error as Thrown;
  if (RATE.has(name)) return { was: 'throttled', scope: /dai?ly|24.hour/i.test(message) ? 'day' : 'rate' };
  if (FOR_ALL.has(name)) return { was: 'paused', reason: name };
  if (FOR_THIS_ONE.has(name)) return { was: 'refused', reason: name };
  if (code !== undefined && NOT_REACHED.has(code)) return { was: 'throttled', scope: 'rate' };
  const status = $metadata?.httpStatusCode;
  // Any other refusal was read by SES and not acted on; a 5xx or silence says nothing.
  if (status !== undefined && status >= 400 && status < 500) return { was: 'refused', reason: name };
  return { was: 'unclear', reason: name };
};
