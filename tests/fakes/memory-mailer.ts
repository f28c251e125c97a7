import type { Mailer, OutgoingMail, SendResult } from '../../shared/application/ports/mailer.ts';

/** A mail as SES got it; `arrived` is false where SES never took it. */
export interface HandedOver {
  readonly mail: OutgoingMail;
  readonly result: SendResult;
}

/** SES in memory: takes everything, unless the next answers were said before. */
export class MemoryMailer implements Mailer {
  readonly calls: HandedOver[] = [];
  readonly #next: SendResult[] = [];

  /** What SES says to the next calls, in this order. */
  willSay(...results: readonly SendResult[]): void {
    this.#next.push(...results);
  }

  async send(mail: OutgoingMail): Promise<SendResult> {
    const result = this.#next.shift() ?? { was: 'accepted', messageId: `ses-${this.calls.length + 1}` };
    this.calls.push({ mail, result });
    return result;
  }

  async rate(): Promise<number> {
    return 14;
  }

  /** Mails that SES accepted, oldest first. */
  get accepted(): readonly OutgoingMail[] {
    return this.calls.filter(({ result }) => result.was === 'accepted').map(({ mail }) => mail);
  }
}
