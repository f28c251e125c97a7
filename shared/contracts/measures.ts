/**
 * What functions report to CloudWatch by Powertools metrics, and which of them does: alarms watch these by name.
 * The namespace is the stage's (POWERTOOLS_METRICS_NAMESPACE), the one dimension `service`, the function's name.
 */
export const MEASURES = {
  /** Mails that SES accepted. */
  mailsSent: { name: 'MailsSent', unit: 'Count', service: 'send-mail' },
  /** Mails of which it is not known whether SES accepted them. */
  mailsUnknown: { name: 'MailsUnknown', unit: 'Count', service: 'send-mail' },
  /** 1 for each time that SES said that nothing may be sent for the whole account or domain. */
  sendingStopped: { name: 'SendingStopped', unit: 'Count', service: 'send-mail' },
  /** Mails that bounced or were complained of. */
  mailsBounced: { name: 'MailsBounced', unit: 'Count', service: 'record-mail-outcome' },
  /** Mails sent more than 24 hours ago of which nothing was heard, counted now. */
  mailsUnconfirmed: { name: 'MailsUnconfirmed', unit: 'Count', service: 'unstick' },
  /** How long ago a chase last came to its end. */
  hoursSinceChase: { name: 'HoursSinceChase', unit: 'NoUnit', service: 'unstick' },
  /** Assessments whose contribution was not what their state gives. */
  scorecardDrift: { name: 'ScorecardDrift', unit: 'Count', service: 'reconcile-scorecard' },
} as const;
export type Measure = keyof typeof MEASURES;
