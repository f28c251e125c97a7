/**
 * What functions measure of themselves, by name in CloudWatch (namespace and dimension `service` as Powertools sets them).
 * Alarms and the code that measures use these same names.
 */
export const MEASURES = {
  /** Seconds since the last chase came to its end, by `unstick`; a missing value is a failure too. */
  chaseAge: 'SecondsSinceChaseEnded',
  /** 1 while nothing is sent for anybody, else 0, by `unstick`. */
  sendingStopped: 'SendingStopped',
  /** Mails put back on their way, by `unstick`. */
  mailsNudged: 'MailsNudged',
  mailsSent: 'MailsSent',
  /** Mails of which it stays unclear whether they went. */
  mailsUnknown: 'MailsUnknown',
  /** Mails that SES or we would not send, for a person to look at. */
  mailsRefused: 'MailsRefused',
  mailsBounced: 'MailsBounced',
  mailsComplained: 'MailsComplained',
  rungsSent: 'RungsSent',
  /** Mails sent more than 24 hours ago of which nothing was heard, as counted now by `unstick`. */
  mailsUnconfirmed: 'MailsUnconfirmed',
  /** Documents that the scanner could not look into, by `record-document-scan`. */
  documentScansFailed: 'DocumentScansFailed',
  /** Documents flagged now because no scan came within 15 minutes, by `unstick`. */
  documentsUnscanned: 'DocumentsUnscanned',
  /** Assessments whose contribution was not what their state gives, by `reconcile-scorecard`. */
  scorecardDrift: 'ScorecardDrift',
} as const;
