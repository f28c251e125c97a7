/** A mail as the local SES accepted it: what `GET /local/mails.json` shows, and what its events need. */
export interface AcceptedMail {
  /** SES's message id. */
  readonly id: string;
  /** Platform time, an ISO instant. */
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
  /** `EmailTags` of the call. */
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | null;
}

export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The contract's view of a mail. */
export function shownMail({ id, at, from, to, subject, text, html, attachments, tags }: AcceptedMail) {
  return { id, at, from, to, subject, text, html, attachments, tags };
}
