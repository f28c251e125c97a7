/** How fast a lane may send: its share of what the account may. */
export interface SendingPace {
  /** Comes back when the next mail may go. */
  turn(): Promise<void>;
  /** SES said that we are too fast: the next turns come later. */
  slower(): void;
}
