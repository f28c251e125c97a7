/**
 * The chase run twice, and after five days on which nothing ran: only the latest rung that is due goes out, once.
 * `npm run missed-days`: a platform is stopped, its kept clock is put five days on, and it starts again on the same data.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { plusDays } from '../../shared/domain/calendar/london-days.ts';
import { startAfter } from '../journey/journey-days.ts';
import { CHILD, MAILBOX, TEAMS_CSV } from '../journey/people.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert, eventually, Steps } from './steps.ts';

const MISSED = 5;
/** One for each rung that went out: unopened, reminder-1 and, of the two that fell due meanwhile, reminder-3. */
const EXPECTED_DIGESTS = 3;
const steps = new Steps();
const data = mkdtempSync(path.join(tmpdir(), 'missed-days-'));

const putClockOn = (days: number): void => {
  const store = new DatabaseSync(path.join(data, 'platform.sqlite'));
  const change = 'UPDATE item SET value = CAST(value AS INTEGER) + ? WHERE collection = ? AND key = ?';
  assert.equal(store.prepare(change).run(days * 86_400_000, 'clock', 'offset').changes, 1);
  store.close();
};

let platform = await steps.run('the platform starts with no records', () =>
  RunningPlatform.start({ seed: 'none', data }),
);
try {
  const port = Number(new URL(platform.origin).port);
  const { today } = await platform.settings();
  const sentOn = startAfter(today);
  const rungsOf = async (id: string): Promise<string[]> => {
    const { history } = (await platform.api('GET', `/api/advice-requests/${id}`)).body;
    return history
      .filter(({ fact }: { fact: string }) => fact === 'RungSent')
      .map(({ rung }: { rung: string }) => rung);
  };
  const digests = async (): Promise<number> =>
    (await platform.mails(MAILBOX.PAED)).filter(({ tags }) => tags.kind === 'digest').length;

  const id = await steps.run(`a request is sent on ${sentOn}`, async () => {
    await platform.moveClock(sentOn, '10:00');
    await platform.api('PUT', '/api/teams', TEAMS_CSV);
    await platform.api('POST', '/api/assessments', { ref: 'MISSED', ...CHILD, requestedOn: sentOn });
    const sent = await platform.api(
      'POST',
      '/api/assessments/MISSED/advice-requests',
      { teams: ['PAED'] },
      { 'Idempotency-Key': 'm' },
    );
    assert.equal(sent.status, 201);
    return sent.body.adviceRequests[0].id as string;
  });
  await steps.run('day 34: two reminders have gone out, each once, however often the chase runs', async () => {
    await platform.moveClock(plusDays(sentOn, 34), '12:00');
    for (let time = 0; time < 2; time += 1) await platform.local('POST', '/local/schedules/chase-advice');
    assert.deepEqual(await rungsOf(id), ['unopened', 'reminder-1']);
    assert.equal(await digests(), 2);
  });
  await steps.run(`the platform is off for ${MISSED} days`, async () => {
    await platform.stop();
    putClockOn(MISSED);
    platform = await RunningPlatform.start({ seed: 'none', data, port });
  });
  await steps.run('day 39: two reminders fell due meanwhile, the latest alone goes out, once', async () => {
    await eventually(
      () => rungsOf(id),
      (rungs) => assert.deepEqual(rungs, ['unopened', 'reminder-1', 'reminder-3']),
      60,
    );
    await platform.moveClock(plusDays(sentOn, 39), '18:00');
    for (let time = 0; time < 2; time += 1) await platform.local('POST', '/local/schedules/chase-advice');
    assert.deepEqual(await rungsOf(id), ['unopened', 'reminder-1', 'reminder-3']);
    const beyond = (await digests()) - EXPECTED_DIGESTS;
    console.log(`        mails sent beyond the expected: ${beyond}`);
    assert.equal(beyond, 0);
  });
  steps.end('missed days');
} finally {
  await platform.stop();
  rmSync(data, { recursive: true, force: true });
}
