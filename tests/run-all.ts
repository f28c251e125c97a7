/**
 * `npm test`: every part, one after the other, and a last line `N passed, N failed` over all of them. A part that is
 * not made of tests (types, lint) counts as one. Exits 1 if anything failed, or if a part ran nothing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

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

/** Vitest's own count; a run that failed without a failing test (coverage, a file that does not load) counts one more. */
const vitestTally = (exitCode: number): Tally => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const failed = numFailedTests + numPendingTests + numTodoTests;
  return { passed: numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
};

const PARTS: readonly Part[] = [
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
  { name: 'faults', command: ['npm', 'run', '--silent', 'faults'] },
  { name: 'kills while sending', command: ['npm', 'run', '--silent', 'restarts', '--', '--kills', '2'] },
  { name: 'missed days', command: ['npm', 'run', '--silent', 'missed-days'] },
];

rmSync(REPORT, { force: true });
const started = Date.now();
const total = { passed: 0, failed: 0 };
const only = process.argv.slice(2);
for (const { name, command, tally = whole } of PARTS) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
  console.log(`\n== ${name}`);
  const begun = Date.now();
  const [program, ...args] = command;
  const exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
  const { passed, failed } = tally(exitCode);
  total.passed += passed;
  total.failed += failed;
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}
console.log(`\nAll parts in ${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
