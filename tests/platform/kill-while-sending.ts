/**
 * SIGKILL to the platform and its group in the middle of sending 50 requests, then a start on the same data: all are sent in
 * the end, none twice but those whose sending was under way, and these say so. `npm run kill-while-sending`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TEAMS_CSV } from '../journey/people.ts';
import { type LocalMail, RunningPlatform } from './running-platform.ts';
import { assert, Steps } from './steps.ts';

const REQUESTS = 50;
const SENT_AT_KILL = 12;

const steps = new Steps();
const data = mkdtempSync(path.join(tmpdir(), 'kill-while-sending-'));
const firstMails = async (platform: RunningPlatform): Promise<readonly LocalMail[]> =>
  (await platform.mails()).filter(({ tags }) => tags.kind === 'advice-requested');

const ask = async (platform: RunningPlatform, number: number, today: string): Promise<string> => {
  const ref = `KILL-${number}`;
  const assessment = {
    ref,
    childName: `Child ${number}`,
    childDateOfBirth: '2015-01-01',
    locality: 'North',
    requestedOn: today,
  };
  assert.equal((await platform.api('POST', '/api/assessments', assessment)).status, 201);
  const sent = await platform.api(
    'POST',
    `/api/assessments/${ref}/advice-requests`,
    { teams: ['SALT'] },
    { 'Idempotency-Key': ref },
  );
  assert.equal(sent.status, 201);
  return sent.body.adviceRequests[0].id;
};

let platform = await steps.run('the platform starts with no records', () =>
  RunningPlatform.start({ seed: 'none', data }),
);
try {
  const port = Number(new URL(platform.origin).port);
  const { today } = await platform.settings();
  const ids = await steps.run(`${REQUESTS} requests are asked for`, async () => {
    assert.equal((await platform.api('PUT', '/api/teams', TEAMS_CSV)).status, 200);
    return Promise.all(Array.from({ length: REQUESTS }, (_, number) => ask(platform, number, today)));
  });
  const sentBefore = await steps.run('the platform is killed while it sends them', async () => {
    const until = Date.now() + 60_000;
    while ((await firstMails(platform)).length < SENT_AT_KILL && Date.now() < until)
      await new Promise((go) => setTimeout(go, 50));
    const sent = (await firstMails(platform)).length;
    platform.kill();
    return sent;
  });
  console.log(`        at the kill: ${sentBefore} sent, ${REQUESTS - sentBefore} not sent`);
  assert.ok(sentBefore > 0 && sentBefore < REQUESTS, 'some were sent and some were not');

  platform = await steps.run('it starts again on the same data', () =>
    RunningPlatform.start({ seed: 'none', data, port }),
  );
  await steps.run('an hour later all are sent', async () => {
    const { now } = await platform.settings();
    const later = new Date(Date.parse(now) + 3_600_000);
    const london = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(later);
    const [day = '', time = ''] = london.split(' ');
    await platform.moveClock(day, time);
  });
  await steps.run('none twice, but those whose sending was under way, which say so', async () => {
    const mails = await firstMails(platform);
    const times = new Map(ids.map((id) => [id, mails.filter(({ tags }) => tags.request === id).length]));
    const lost = ids.filter((id) => times.get(id) === 0);
    const twice = ids.filter((id) => (times.get(id) ?? 0) > 1);
    let unclear = 0;
    for (const id of ids) {
      const { mails: shown } = (await platform.api('GET', `/api/advice-requests/${id}`)).body;
      const said = shown.some((mail: { unclear?: boolean }) => mail.unclear === true);
      if (said) unclear += 1;
      assert.ok((times.get(id) ?? 0) <= (said ? 2 : 1), `${id} went out ${times.get(id)} times and does not say so`);
    }
    console.log(
      `        in the end: requests ${REQUESTS}, mails ${mails.length}, lost ${lost.length}, twice ${twice.length}, unclear ${unclear}`,
    );
    assert.deepEqual(lost, []);
  });
  steps.end('kill while sending');
} finally {
  await platform.stop();
  rmSync(data, { recursive: true, force: true });
}
