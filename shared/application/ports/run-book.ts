import type { IsoInstant } from '../../domain/calendar/days.ts';

/** What the platform notes of its own running, so that silence can be told from quiet. Two small items of the mail table. */
export interface RunBook {
  /** A chase came to its end. */
  chaseEnded(at: IsoInstant): Promise<void>;
  lastChaseEnd(): Promise<IsoInstant | null>;
  /** Why nothing is sent for anybody, and since when; null where sending goes on. */
  sendingStopped(): Promise<{ readonly since: IsoInstant; readonly reason: string } | null>;
  /** The account cannot send: everything waits until a person resumes. The first reason and time are kept. */
  stopSending(at: IsoInstant, reason: string): Promise<void>;
  resumeSending(): Promise<void>;
}
