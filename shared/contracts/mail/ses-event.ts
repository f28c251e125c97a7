import * as z from 'zod';

const Mail = z.object({
  messageId: z.string(),
  timestamp: z.string(),
  tags: z.object({ mail: z.array(z.string()).min(1) }),
});

/**
 * SES's news of a mail, as its configuration set puts it on the account's bus: best effort, repeated, out of order. `mail.tags.mail` is
 * our own tag, the mail's id. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const SesDetail = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Mail }),
  z.object({ eventType: z.literal('Delivery'), mail: Mail }),
  z.object({
    eventType: z.literal('Bounce'),
    mail: Mail,
    bounce: z.object({
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bounceSubType: z.string().optional(),
    }),
  }),
  z.object({ eventType: z.literal('Complaint'), mail: Mail }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail: Mail }),
  z.object({ eventType: z.literal('Reject'), mail: Mail }),
]);
export type SesDetail = z.infer<typeof SesDetail>;

/** The EventBridge envelope around it. */
export const SesEvent = z.object({ source: z.literal('aws.ses'), detail: SesDetail });
