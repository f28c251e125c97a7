/**
 * What becomes of mail when things go wrong, on the running platform: `npm run mail-runs`. A bounce, a day without news of a delivery, a paused
 * account and its resumption, a digest of thirty. Prints what was seen; exits 1 on any difference.
 */
import { plusDays } from '../../shared/domain/calendar/london-days.ts';
import { startAfter } from '../journey/journey-days.ts';
import { MAILBOX, TEAMS_CSV } from '../journey/people.ts';
import {
  firstMailIs,
  mailsOfKind,
  newsOf,
  requestSeen,
  runScript,
  sendRequests,
  sesWill,
  waitFor,
} from './council-at-work.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert, eventually, Steps } from './steps.ts';

const OTHER = 'salt.duty@nv.nhs-trust.example';
const CASEWORKER = 'case.worker@vale.gov.example';
const PAUSED = 6;
const LISTED = 30;

const steps = new Steps();
const say = (line: string): void => console.log(`        ${line}`);
const platform = await steps.run('the platform starts with no records', () => RunningPlatform.start({ seed: 'none' }));
const start = startAfter((await platform.settings()).today);
const day = (after: number): string => plusDays(start, after);

const attention = async (): Promise<readonly { id: string; status: string; requests: readonly string[] }[]> =>
  (await platform.api('GET', '/api/attention')).body.mails;
const rungsOf = async (id: string): Promise<readonly string[]> =>
  (await requestSeen(platform, id)).history.flatMap(({ fact, rung }) => (fact === 'RungSent' && rung ? [rung] : []));
const expectListed = (id: string): Promise<unknown> =>
  eventually(attention, (mails) =>
    assert.ok(
      mails.some(({ requests }) => requests.includes(id)),
      `${id} does not stand among what needs a person`,
    ),
  );

const withOtherAddress = (): string => {
  const [header = '', ...rows] = TEAMS_CSV.trim().split('\n');
  return [`${header},other_addresses`, ...rows.map((row) => `${row},${row.startsWith('SALT') ? OTHER : ''}`), ''].join(
    '\n',
  );
};

try {
  await platform.moveClock(start, '10:00');
  assert.equal((await platform.api('PUT', '/api/teams', withOtherAddress())).status, 200);

  const bounced = await steps.run('a bounce is an event in the case, and the caseworker is told', async () => {
    const [id = ''] = await sendRequests(platform, 'BOUNCE', ['SALT']);
    await firstMailIs(platform, id, 'delivered');
    await newsOf(platform, id, 'Bounce');
    await firstMailIs(platform, id, 'bounced');
    await expectListed(id);
    const [told] = await eventually(
      () => mailsOfKind(platform, 'undelivered', CASEWORKER),
      (found) => assert.equal(found.length, 1),
    );
    assert.ok(told?.text.includes(id) && told.text.includes(OTHER), told?.text);
    say(`status bounced; the caseworker's mail: “${told?.subject}”, offers ${OTHER}`);
    return id;
  });
  await steps.run('nothing chases a request that did not arrive', async () => {
    await platform.moveClock(day(12), '12:00');
    assert.deepEqual(await rungsOf(bounced), []);
    const digests = await mailsOfKind(platform, 'digest', MAILBOX.SALT);
    assert.equal(digests.length, 0);
    say('day 12, past the first rung: rungs 0, digests 0');
  });
  await steps.run('sent again, it starts its own clock, and the old one ends as undelivered', async () => {
    const again = await platform.api('POST', `/api/advice-requests/${bounced}/resend`, { mailbox: OTHER });
    assert.equal(again.status, 201, JSON.stringify(again.body));
    assert.deepEqual([again.body.receivedOn, again.body.dueOn], [day(12), day(54)]);
    assert.equal((await requestSeen(platform, bounced)).status, 'withdrawn');
    await eventually(
      () => mailsOfKind(platform, 'advice-requested', OTHER),
      (found) => assert.equal(found.length, 1),
    );
    say(`${bounced} withdrawn; ${again.body.id} received ${again.body.receivedOn}, due ${again.body.dueOn}`);
  });

  await steps.run('a day without news of the delivery: unconfirmed, on the list, the date kept', async () => {
    await sesWill(platform, { news: false });
    const [id = ''] = await sendRequests(platform, 'SILENT', ['PAED']);
    const before = await firstMailIs(platform, id, 'sent');
    await waitFor(platform, 25 * 60);
    const after = await requestSeen(platform, id);
    assert.deepEqual([after.mails[0]?.status, after.mails[0]?.unconfirmed, after.dueOn], ['sent', true, before.dueOn]);
    await expectListed(id);
    say(`25 hours later: sent, unconfirmed, due ${after.dueOn} as before`);
    await newsOf(platform, id, 'Delivery');
    const late = await firstMailIs(platform, id, 'delivered');
    assert.equal(late.mails[0]?.unconfirmed, undefined);
    assert.ok(!(await attention()).some(({ requests }) => requests.includes(id)));
    await sesWill(platform, { news: true });
    say('late news clears it: delivered, off the list');
  });

  await steps.run('an account that SES paused: everything waits, nothing is lost', async () => {
    const before = (await platform.mails()).length;
    await sesWill(platform, { answer: 'paused' });
    const ids: string[] = [];
    for (let number = 0; number < PAUSED; number += 1)
      ids.push(...(await sendRequests(platform, `PAUSED-${number}`, ['EPS'])));
    await waitFor(platform, 60);
    await sesWill(platform, { answer: 'accept' });
    await waitFor(platform, 60);
    const waiting = await Promise.all(ids.map((id) => requestSeen(platform, id)));
    assert.deepEqual(
      waiting.map(({ mails }) => mails.map(({ status }) => status)),
      ids.map(() => ['to-send']),
    );
    assert.equal((await platform.mails()).length, before);
    say(
      `two hours paused: ${ids.length} mails to-send, 0 accepted, although SES would take them again since the first hour`,
    );
    for (const line of (await runScript(platform, 'resume-sending', '--')).split('\n')) say(`resume-sending: ${line}`);
    await waitFor(platform, 10);
    for (const id of ids) await firstMailIs(platform, id, 'delivered');
    const first = (await mailsOfKind(platform, 'advice-requested', MAILBOX.EPS)).map(({ tags }) => tags.request);
    assert.deepEqual(first.toSorted(), ids.toSorted());
    say(`resumed: ${first.length} delivered, each once`);
    for (const id of ids)
      assert.equal(
        (await platform.api('POST', `/api/advice-requests/${id}/withdraw`, { reason: 'run over' })).status,
        200,
      );
  });

  await steps.run(`${LISTED} requests to one mailbox: one digest`, async () => {
    const from = startAfter((await platform.settings()).today);
    await platform.moveClock(from, '10:00');
    const ids: string[] = [];
    for (let number = 0; number < LISTED; number += 1)
      ids.push(...(await sendRequests(platform, `DIGEST-${number}`, ['EPS'])));
    await platform.moveClock(plusDays(from, 27), '18:00');
    const before = new Set((await mailsOfKind(platform, 'digest', MAILBOX.EPS)).map(({ id }) => id));
    await platform.moveClock(plusDays(from, 28), '12:00');
    const digests = (await mailsOfKind(platform, 'digest', MAILBOX.EPS)).filter(({ id }) => !before.has(id));
    assert.equal(digests.length, 1);
    const listed = ids.filter((id) => digests[0]?.text.includes(id));
    assert.equal(listed.length, LISTED);
    say(`day 28: 1 mail, “${digests[0]?.subject}”, lists ${listed.length}`);
  });
  steps.end('mail runs');
} finally {
  await platform.stop();
}
