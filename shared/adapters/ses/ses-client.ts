import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';

/**
 * The client for SES. One attempt a call: the SDK's own repetition sends a second mail where only the answer to the first was
 * lost. Well within the lease of a claimed mail, also when SES does not answer.
 */
export const sesClient = (config: SESv2ClientConfig = {}): SESv2Client =>
  new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  });
