import { Worker } from 'node:worker_threads';
import type { Order, Report } from './worker.ts';

const AT_ONCE = 2;

/** Threads that play histories. */
export class Workers {
  readonly #workers = Array.from({ length: AT_ONCE }, () => new Worker(new URL('./worker.ts', import.meta.url)));

  /** Plays what `orders` gives, until it gives no more, and hands over each report as it comes. */
  async play(orders: Iterator<Order>, onReport: (report: Report) => void): Promise<void> {
    await Promise.all(this.#workers.map((worker) => this.#feed(worker, orders, onReport)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #feed(worker: Worker, orders: Iterator<Order>, onReport: (report: Report) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = (): void => {
        const { value, done } = orders.next();
        if (!done) worker.postMessage(value);
        else {
          worker.off('message', took).off('error', reject);
          resolve();
        }
      };
      const took = (report: Report): void => {
        onReport(report);
        next();
      };
      worker.on('message', took).on('error', reject);
      next();
    });
  }
}
