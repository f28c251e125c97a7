/** One event for the bus; `detail` is an object of the contract that belongs to `detailType`. */
export interface BusEvent {
  readonly detailType: string;
  readonly detail: unknown;
  readonly at: string;
}
export interface EventBus {
  /** Puts events in calls of ten; returns those that were not accepted (by index), each judged by itself. */
  put(events: readonly BusEvent[]): Promise<{ readonly failed: readonly number[] }>;
}
