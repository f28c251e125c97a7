import type { OutgoingMail } from '../../shared/application/ports/mailer.ts';

/** A first request as it is handed to SES; say what matters. */
export const anOutgoingMail = (its: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: { name: 'Vale Council', address: 'advice@example.gov.uk' },
  replyTo: 'send@vale.gov.example',
  to: ['salt@rv1.nhs.example'],
  subject: 'Advice request K3M9Q2XA7TZ1-01: please answer by 16 February 2026',
  text: 'text',
  html: '<p>html</p>',
  attachments: [{ name: 'due.ics', type: 'text/calendar', text: 'BEGIN:VCALENDAR' }],
  tags: { mail: 'abc123', kind: 'advice-requested', request: 'K3M9Q2XA7TZ1-01' },
  ...its,
});
