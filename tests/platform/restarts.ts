/**
 * SIGKILL to the platform and its group at moments drawn by chance, each while mails are being sent and the council is at work, then
 * a start on the same data: `npm run restarts -- --kills 20 --seed 7`. What must hold whatever happens (I1 to I4: nothing lost,
 * nothing twice that does not say so, nothing chased after its end, a scorecard that is its assessments' sum) is checked after
 * each, once leases and waits have run out. Exits 1 on any difference.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../infra/local/seeds/example/random.ts';
import { plusDays } from '../../shared/domain/calendar/london-days.ts';
import { workingDayOnOrAfter } from '../../shared/domain/calendar/working-days.ts';
import { type CaughtMail, caughtAt, fates, platformTimeIn } from './caught-mails.ts';
import { sesWill, waitFor } from './council-at-work.ts';
import { CouncilUnderLoad, TEAMS_CSV } from './council-under-load.ts';
import { KeptInvariants } from './kept-invariants.ts';
import { mailRecords } from './mail-records.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert } from './steps.ts';

/** Beyond the lease of a mail (5 minutes) and the wait for news before it goes once more (2). */
const QUIET_MINUTES = 10;
/** A rung falls due ten days after a request at the latest. */
const MORNINGS = 10;
const TRIES_A_KILL = 3;
/** A kill waits until so many mails are being sent at once, a number drawn up to this; not for ever. */
const MANY = 5;
const PATIENCE_MS = 8000;
const WAITS = 5;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const kills = Number(values.kills);
assert.ok(kills > 0, 'npm run restarts -- --kills 20 --seed 7');
const random = randomFrom(Number(values.seed));
const data = mkdtempSync(path.join(tmpdir(), 'restarts-'));
const began = Date.now();
console.log(`seed ${values.seed}, records in ${data} until all has held`);

let platform = await RunningPlatform.start({ seed: 'none', data });
const port = Number(new URL(platform.origin).port);
const council = new CouncilUnderLoad(random, platform);
const invariants = new KeptInvariants(council);
const caught: CaughtMail[] = [];
let violated = 0;

/** To the first morning, ten at most, on which digests wait for their hour. */
const toAMorningOfDigests = async (): Promise<void> => {
  for (let mornings = 0; mornings < MORNINGS; mornings += 1) {
    const { today } = await platform.settings();
    await platform.moveClock(workingDayOnOrAfter(plusDays(today, 1)), '07:55');
    const records = await mailRecords(platform);
    if (records.some(({ kind, status }) => kind === 'digest' && status === 'to-send')) return;
  }
};

/** Waits until so many mails are being sent at once, for some seconds; gives how many are. */
const sendingAtOnce = async (wanted: number): Promise<number> => {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    const sending = (await mailRecords(platform)).filter(({ status }) => status === 'sending').length;
    if (sending >= wanted || Date.now() > until) return sending;
  }
};

/** Under load, at a moment drawn by chance, when at least one mail is being sent. Gives the platform's time of it. */
const kill = async (): Promise<string> => {
  const delayMs = 800 + Math.floor(random() * 1700);
  // Without SES's news, which may come before the sender's answer, more stays open.
  await sesWill(platform, { delayMs, news: random() < 0.3 });
  council.begin();
  await sleep(random() * 3000);
  // Where nothing is ever sent, the load has failed, and its end says how.
  for (let waits = 0, sending = 0; sending === 0 && waits < WAITS; waits += 1) {
    await sendingAtOnce(1 + Math.floor(random() * MANY));
    await sleep(random() * delayMs);
    sending = await sendingAtOnce(1);
  }
  platform.kill();
  await council.end();
  return platformTimeIn(data);
};

/** A kill, a restart, and what holds when all is quiet again; false where nothing was being sent after all. */
const round = async (number: number): Promise<boolean> => {
  const killedAt = await kill();
  const started = Date.now();
  platform = await RunningPlatform.start({ seed: 'none', data, port });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const now = caughtAt(killedAt, await mailRecords(platform), await platform.mails());
  await council.goOn(platform);
  await waitFor(platform, QUIET_MINUTES);
  const counts = now.length > 0;
  const violations = await invariants.check(platform, killedAt, counts && number === kills);
  violated += violations.length;
  caught.push(...now);
  const before = now.filter(({ side }) => side === 'before').length;
  const sending = `${now.length} sending (${before} before SES had them, ${now.length - before} after)`;
  const held = violations.length === 0 ? 'I1 to I4 hold' : `${violations.length} VIOLATIONS`;
  console.log(`${counts ? `kill ${number}` : 'a kill that does not count'}: ${sending}, restart ${seconds} s, ${held}`);
  for (const violation of violations) console.log(`        ${violation}`);
  return counts;
};

let isGood = false;
try {
  assert.equal((await platform.api('PUT', '/api/teams', TEAMS_CSV)).status, 200);
  for (let done = 0, tries = 0; done < kills; tries += 1) {
    assert.ok(tries < kills * TRIES_A_KILL, 'too many kills hit when nothing was being sent');
    if (tries > 0) await toAMorningOfDigests();
    if (await round(done + 1)) done += 1;
  }
  for (const line of fates(caught, await mailRecords(platform))) console.log(line);
  const { requests, marked, unmarked, lost } = invariants;
  const { length: mails } = await platform.mails();
  isGood = violated === 0 && unmarked.size === 0 && lost.size === 0;
  console.log(
    `${((Date.now() - began) / 1000).toFixed(0)} s, the platform's day is ${(await platform.settings()).today}`,
  );
  console.log(
    `kills ${kills}, requests ${requests}, mails ${mails}, unclear ${marked.size}, duplicates not marked unclear ${unmarked.size}, lost ${lost.size}`,
  );
} finally {
  if (isGood) {
    await platform.stop();
    rmSync(data, { recursive: true, force: true });
  } else {
    // It may have failed while it was killed already.
    platform.kill();
  }
  process.exitCode = isGood ? 0 : 1;
}
