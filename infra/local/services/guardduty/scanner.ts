import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Engine } from '../../engine/engine.ts';
import { type ScannedObject, type ScanResult, scanResult } from './scan-result.ts';

/** How the local scanner does: `fail` says that it could not look; `silent` says nothing, and looks when it is back. */
export const ScannerChange = z.strictObject({ answer: z.enum(['scan', 'fail', 'silent']) });
export type ScannerAnswer = z.infer<typeof ScannerChange>['answer'];

export interface Scanner {
  /** Looks at a new object in a bucket of a plan, a moment later. */
  see(object: Omit<ScannedObject, 'version'> & { readonly version?: string }, body: Buffer): void;
  readonly answer: ScannerAnswer;
  /** Changes how it does, until the platform is started again. */
  behave(answer: ScannerAnswer): void;
}

export type ScannerPlatform = Pick<Engine, 'clock' | 'putEvents' | 'track'>;

const MOMENT_MS = 300;

/** The industry's test string, in pieces, so that scanners of this repository do not take it for the thing itself. */
const TEST_STRING = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EIC', 'AR-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join('');

/** GuardDuty Malware Protection for S3 on this machine: finds the test string that every scanner knows, and nothing else. */
export function localScanner(platform: ScannerPlatform, plans: ReadonlyMap<string, string>): Scanner {
  let answer: ScannerAnswer = 'scan';
  const unseen: { readonly object: ScannedObject; readonly result: ScanResult }[] = [];

  async function tell(object: ScannedObject, result: ScanResult): Promise<void> {
    await sleep(MOMENT_MS);
    const plan = plans.get(object.bucket) ?? '';
    await platform.putEvents('default', [scanResult(plan, object, result, platform.clock.now())]);
  }

  return {
    see(object, body) {
      if (!plans.has(object.bucket) || object.version === undefined) return;
      const seen = { ...object, version: object.version };
      const result = body.includes(TEST_STRING) ? 'THREATS_FOUND' : 'NO_THREATS_FOUND';
      if (answer === 'silent') unseen.push({ object: seen, result });
      else void platform.track('a scan', tell(seen, answer === 'fail' ? 'FAILED' : result));
    },
    get answer() {
      return answer;
    },
    behave(change) {
      answer = change;
      if (answer !== 'scan') return;
      for (const { object, result } of unseen.splice(0)) void platform.track('a scan', tell(object, result));
    },
  };
}
