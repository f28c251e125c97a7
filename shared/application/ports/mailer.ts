/** A mail as it goes out. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
  /** `mail` (the mail's id), `kind`, and `request` where it is about exactly one. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What SES said, sorted by what is to be done about it. */
export type SendResult =
  | { readonly was: 'accepted'; readonly messageId: string }
  /** Over a rate or the daily quota: nothing was spent; try later. */
  | { readonly was: 'throttled'; readonly scope: 'rate' | 'day' }
  /** The account cannot send: stop for all. */
  | { readonly was: 'paused'; readonly reason: string }
  /** This mail will never go: for a person. */
  | { readonly was: 'refused'; readonly reason: string }
  /** No answer, or an answer that says nothing: it may have been sent. */
  | { readonly was: 'unclear'; readonly reason: string };

export interface Mailer {
  /** One call, never repeated by the SDK. */
  send(mail: OutgoingMail): Promise<SendResult>;
  /** Mails a second that the account may send. */
  rate(): Promise<number>;
}
