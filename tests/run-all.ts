/**
 * `npm test`: every part, and a last line `N passed, N failed` over all of them. A part that is not made of tests (types, lint) counts as one.
 * Parts run one after the other, those at the end in two lanes: one computes while the other mostly waits. What a part of the lanes prints
 * stands together, when it has ended. Exits 1 if anything failed, or if a part ran nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tenPorts } from './platform/running-platform.ts';

const REPORT = '.build/vitest.json';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}
interface Part {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly tally?: (exitCode: number) => Tally;
}

const whole = (exitCode: number): Tally => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Vitest's own count; a run that failed without a failing test (coverage, a file that does not load) counts one more, as one without a report. */
const vitestTally = (exitCode: number): Tally => {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const failed = numFailedTests + numPendingTests + numTodoTests;
  return { passed: numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
};

const IN_ORDER: readonly Part[] = [
  { name: 'pages', command: ['npm', 'run', '--silent', 'build:pages'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'format and lint', command: ['biome', 'check', '.', '--error-on-warnings'] },
  { name: 'unused code and packages', command: ['knip'] },
  {
    name: 'architecture, rules, use cases, adapters, functions, stacks, platform',
    command: ['vitest', 'run', '--coverage', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    tally: vitestTally,
  },
  { name: 'the whole journey in a browser', command: ['npm', 'run', '--silent', 'journey'] },
  { name: 'every page of the adviser', command: ['npm', 'run', '--silent', 'test:browser', '--', '--quick'] },
];
/** One lane alone starts platforms: they have one port, and so one synthesis of the stacks. */
const LANES: readonly (readonly Part[])[] = [
  [{ name: 'faults', command: ['npm', 'run', '--silent', 'faults'] }],
  [
    { name: 'kills while sending', command: ['npm', 'run', '--silent', 'restarts', '--', '--kills', '2'] },
    { name: 'missed days', command: ['npm', 'run', '--silent', 'missed-days'] },
  ],
];

rmSync(REPORT, { force: true });
const started = Date.now();
const total = { passed: 0, failed: 0 };
const only = process.argv.slice(2);
const env = { ...process.env, PLATFORM_PORT: String(await tenPorts()) };
const wanted = ({ name }: Part): boolean => only.length === 0 || only.some((word) => name.includes(word));

/** What a part left running may hold its output open: no longer than this is waited for the rest of it. */
const REST_MS = 2000;

/** Its exit code; 1 where a signal ended it. `print` takes what it prints, where that is not to go straight on. */
const run = async ([program, ...args]: Part['command'], print?: (text: string) => void): Promise<number> => {
  const child = spawn(program, args, { env, stdio: print ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => print?.(text));
  const closed = once(child, 'close');
  const [code] = await once(child, 'exit');
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, REST_MS))]);
  return code ?? 1;
};

const play = async ({ name, command, tally = whole }: Part, together = false): Promise<void> => {
  const begun = Date.now();
  const printed: string[] = [];
  if (!together) console.log(`\n== ${name}`);
  const exitCode = await run(command, together ? (text) => void printed.push(text) : undefined);
  if (together) console.log(`\n== ${name}\n${printed.join('')}`);
  const { passed, failed } = tally(exitCode);
  total.passed += passed;
  total.failed += failed;
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
};

for (const part of IN_ORDER.filter(wanted)) await play(part);
await Promise.all(
  LANES.map(async (lane) => {
    for (const part of lane.filter(wanted)) await play(part, true);
  }),
);
console.log(`\nAll parts in ${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
