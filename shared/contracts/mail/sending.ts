/** How long a batch of mails may take: the time-out of `send-mail`. */
export const SENDING_SECONDS = 60;
/** How long a claimed mail is left alone: well beyond the time that its sender may run. */
export const LEASE_SECONDS = 300;
/** How long a code and its mail are good. */
export const CODE_SECONDS = 600;
/** A link lives a year at most; those who follow it end it 28 days after its request ended. */
export const LINK_DAYS = 365;
