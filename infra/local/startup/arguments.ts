import { parseArgs } from 'node:util';
import { StartRefused } from '../engine/start-refused.ts';
import { SEEDS, type SeedKind } from '../seeds/records.ts';

export interface StartArguments {
  readonly port: number;
  /** A folder, or `memory`. */
  readonly data: string;
  readonly seed: SeedKind;
  /** Mails a second that the local SES takes. */
  readonly mailRate: number;
}

/** Which port is for what: pages, API and console on the first, everything else on the next ones. */
export const portsFrom = (port: number) => ({ front: port, aws: port + 1, identity: port + 2, dynamodb: port + 3 });

const USAGE = 'npm start -- --port 3000 --data DIR|memory --seed example|published|none --mail-rate 14';

/** @throws {StartRefused} for a flag that is none, or a value that cannot be used */
export function startArguments(args: readonly string[]): StartArguments {
  const { port, data, seed, 'mail-rate': mailRate } = flags(args);
  return {
    port: numberIn('--port', port, 1024, 65_526),
    data: data === '' ? refuse('--data needs a folder, or memory') : data,
    seed: SEEDS.find((kind) => kind === seed) ?? refuse(`--seed ${seed} is none of ${SEEDS.join(', ')}`),
    mailRate: numberIn('--mail-rate', mailRate, 1, 1000),
  };
}

function flags(args: readonly string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  try {
    const options = { port: text('3000'), data: text('.local'), seed: text('example'), 'mail-rate': text('14') };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return refuse((error as Error).message.split('\n')[0]?.replace(/\. .*$/, '') ?? 'A flag cannot be read');
  }
}

/** The nine ports after the first one are the platform's as well, so the last possible one is 65,526. */
function numberIn(flag: string, value: string, least: number, most: number): number {
  const number = Number(value);
  return /^\d+$/.test(value) && number >= least && number <= most
    ? number
    : refuse(`${flag} ${value} is not a number from ${least} to ${most}`);
}

function refuse(what: string): never {
  throw new StartRefused(`${what}. Usage: ${USAGE}`);
}
