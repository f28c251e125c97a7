import { randomBytes } from 'node:crypto';
import type { ConsoleClient } from '../edge/console/console-options.ts';
import type { LocalStore } from '../engine/engine.ts';
import { COUNCILS } from './councils.ts';

/** Each council's API client. Its secret is made at the first start and kept in DIR: none stands in the code. */
export function apiClients(store: LocalStore): readonly [ConsoleClient, ConsoleClient] {
  const kept = store.collection<string>('api-clients');
  const clientOf = (councilId: string): ConsoleClient => {
    const clientSecret = kept.get(councilId) ?? randomBytes(24).toString('hex');
    kept.put(councilId, clientSecret);
    return { councilId, clientId: `${councilId}-case-management`, clientSecret };
  };
  const [first, second] = COUNCILS;
  return [clientOf(first.id), clientOf(second.id)];
}
