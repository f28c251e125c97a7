import type { Engine } from '../../engine/engine.ts';
import type { Scanner } from '../../services/guardduty/scanner.ts';
import type { Ses } from '../../services/ses/ses.ts';
import type { LocalPerson } from '../identity/identity-settings.ts';

export interface ConsoleClient {
  readonly councilId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ConsoleOptions {
  readonly engine: Pick<
    Engine,
    'stacks' | 'clock' | 'calls' | 'functions' | 'schedules' | 'runSchedule' | 'moveClock' | 'replay' | 'quiet'
  >;
  readonly ses: Ses;
  readonly scanner: Scanner;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** The first council's client, and the other's. */
  readonly clients: readonly [ConsoleClient, ConsoleClient];
  readonly people: readonly LocalPerson[];
  /** What still has to happen until all is up and the seed shows in the reports; null when it has. */
  readonly waitingFor: () => string | null;
}
