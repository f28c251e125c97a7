/**
 * The whole thread, from a council's teams to the scorecard, on a platform that this starts itself with no records:
 * `npm run journey`. Prints each step and its time; exits 1 on any difference.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { plusDays } from '../../shared/domain/calendar/london-days.ts';
import { axeOn } from '../browser/axe.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { RunningPlatform } from '../platform/running-platform.ts';
import { assert, eventually, Steps } from '../platform/steps.ts';
import { giveAdvice, inNewPage, linkIn, signInThrough } from './adviser.ts';
import { startAfter } from './journey-days.ts';
import { CHILD, EXPECTED, leaksIn, MAILBOX, REF, TEAMS_CSV } from './people.ts';

const steps = new Steps();
const platform = await steps.run('the platform starts with no records', () => RunningPlatform.start({ seed: 'none' }));
const browser = await steps.run('a browser starts', () => launchBrowser());
const assessmentPath = `/api/assessments/${encodeURIComponent(REF)}`;

const created = await (async () => {
  const { today } = await platform.settings();
  return startAfter(today);
})();
const dueOn = plusDays(created, 42);
const dueMonth = dueOn.slice(0, 7);
const day = (after: number): string => plusDays(created, after);

const asAt = async (on: string) => (await platform.api('GET', `/api/reports/as-at?date=${on}`)).body;
const healthMonth = async () =>
  (await platform.api('GET', `/api/scorecards/health?from=${dueMonth}&to=${dueMonth}`)).body.all.months[0];
const requestOf = async (id: string) => (await platform.api('GET', `/api/advice-requests/${id}`)).body;
const noAxeViolations = async (page: import('playwright-core').Page, where: string) => {
  const { violations } = await axeOn(page).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
    where,
  );
};

try {
  await steps.run(`the clock stands at ${created}, 10:00`, () => platform.moveClock(created, '10:00'));
  await steps.run('the council imports its teams', async () => {
    const { status, body } = await platform.api('PUT', '/api/teams', TEAMS_CSV);
    assert.deepEqual([status, body], [200, { rows: 3, created: 3, changed: 0, unchanged: 0 }]);
  });
  await steps.run('opens an assessment', async () => {
    const opened = await platform.api('POST', '/api/assessments', { ref: REF, ...CHILD, requestedOn: day(-7) });
    assert.equal(opened.status, 201, JSON.stringify(opened.body));
    assert.equal(opened.body.issuePlanBy.on, day(133));
    const again = await platform.api('POST', '/api/assessments', { ref: REF, ...CHILD, requestedOn: day(-7) });
    assert.equal(again.status, 409);
  });
  const ids = await steps.run(
    'sends requests to the educational psychologists and two health teams, once',
    async () => {
      const body = { teams: ['EPS', 'SALT', 'PAED'] };
      const sent = await platform.api('POST', `${assessmentPath}/advice-requests`, body, {
        'Idempotency-Key': 'journey-1',
      });
      assert.equal(sent.status, 201, JSON.stringify(sent.body));
      const again = await platform.api('POST', `${assessmentPath}/advice-requests`, body, {
        'Idempotency-Key': 'journey-1',
      });
      assert.deepEqual([again.status, again.body], [201, sent.body]);
      const requests: { team: string; id: string; dueOn: string }[] = sent.body.adviceRequests;
      assert.deepEqual(
        requests.map((one) => [one.team, one.dueOn]),
        [
          ['EPS', dueOn],
          ['SALT', dueOn],
          ['PAED', dueOn],
        ],
      );
      return Object.fromEntries(requests.map(({ team, id }) => [team, id])) as Record<'EPS' | 'SALT' | 'PAED', string>;
    },
  );
  const first = await steps.run('three mails go out, with nothing about the child in them', async () => {
    const mails = await eventually(
      () => platform.mails(),
      (found) => assert.equal(found.length, 3),
    );
    for (const mail of mails) {
      assert.equal(mail.tags.kind, 'advice-requested');
      assert.deepEqual(leaksIn(JSON.stringify(mail)), [], mail.subject);
    }
    assert.deepEqual(mails.map(({ tags }) => tags.request).sort(), Object.values(ids).sort());
    return (team: keyof typeof MAILBOX) => linkIn(mails.find(({ to }) => to.includes(MAILBOX[team]))?.text ?? '');
  });
  await steps.run('the scorecard has three requests open and none late', async () => {
    await eventually(healthMonth, (month) =>
      assert.deepEqual([month.due, month.notYetDue, month.submittedInTime, month.percentInTime], [2, 2, 0, null]),
    );
    const report = await asAt(created);
    assert.deepEqual([report.assessmentsOngoing, report.awaitingAnyAdviceOverSixWeeks], [1, 0]);
  });

  await steps.run('a link opened 20 times, its form sent without a choice, changes nothing', async () => {
    const before = await eventually(
      () => requestOf(ids.SALT),
      ({ mails }) => assert.equal(mails[0].status, 'delivered'),
    );
    await inNewPage(browser, async (page) => {
      for (let time = 0; time < 20; time += 1) {
        await page.goto(first('SALT'));
        await page.getByRole('button', { name: 'Send the code' }).click();
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      }
      await noAxeViolations(page, '/answer/start');
    });
    assert.deepEqual(await requestOf(ids.SALT), before);
    assert.equal((await platform.mails()).length, 3);
  });
  await steps.run('the adviser asks for the code, sees the request and answers it in time', async () => {
    await platform.moveClock(day(2), '09:00');
    await inNewPage(browser, async (page) => {
      await page.goto(first('SALT'));
      await noAxeViolations(page, 'landing');
      await signInThrough(platform, page, first('SALT'), MAILBOX.SALT);
      await page.getByRole('heading', { name: `Advice for ${CHILD.childName}’s assessment` }).waitFor();
      await noAxeViolations(page, 'request');
      await giveAdvice(page, day(1));
      await noAxeViolations(page, 'sent');
    });
    const { status, answeredOn, outcome } = await requestOf(ids.SALT);
    assert.deepEqual([status, answeredOn, outcome], ['submitted', day(2), 'submitted']);
    await eventually(
      async () => (await platform.mails(MAILBOX.SALT)).filter(({ tags }) => tags.kind === 'receipt'),
      (receipts) => assert.equal(receipts.length, 1),
    );
  });

  for (const { day: after, rung, to } of EXPECTED)
    await steps.run(`day ${after}: ${rung} to ${to.length} mailboxes, and to nobody else`, async () => {
      const before = new Set((await platform.mails()).map(({ id }) => id));
      await platform.moveClock(day(after), '09:00');
      const mails = (await platform.mails()).filter(({ id }) => !before.has(id));
      assert.deepEqual(mails.flatMap((mail) => mail.to).sort(), [...to].sort());
      for (const mail of mails) {
        assert.ok(['digest', 'escalation-digest'].includes(mail.tags.kind), mail.tags.kind);
        assert.deepEqual(leaksIn(JSON.stringify(mail)), [], mail.subject);
        assert.ok(!mail.text.includes(ids.SALT), 'a request that is answered is chased');
      }
      for (const team of ['EPS', 'PAED'] as const) {
        const { history } = await requestOf(ids[team]);
        const rungs = history.filter(({ fact }: { fact: string }) => fact === 'RungSent');
        assert.equal(rungs.at(-1).rung, rung);
      }
    });

  await steps.run('the chase run twice more sends nothing', async () => {
    const before = (await platform.mails()).length;
    for (let time = 0; time < 2; time += 1)
      assert.equal((await platform.local('POST', '/local/schedules/chase-advice')).status, 200);
    assert.equal((await platform.mails()).length, before);
  });
  await steps.run('two requests are late: as at today, and in the month they fell due', async () => {
    const report = await eventually(
      () => asAt(day(57)),
      (found) => assert.equal(found.awaitingAnyAdviceOverSixWeeks, 1),
    );
    assert.deepEqual(
      [
        report.awaitingPsychologicalAdviceOverSixWeeks,
        report.awaitingHealthAdviceOverSixWeeks,
        report.assessmentsOngoing,
      ],
      [1, 1, 1],
    );
    assert.deepEqual(report.teams, [
      { team: 'EPS', awaitingOverSixWeeks: 1 },
      { team: 'PAED', awaitingOverSixWeeks: 1 },
      { team: 'SALT', awaitingOverSixWeeks: 0 },
    ]);
    const month = await healthMonth();
    assert.deepEqual(
      [month.due, month.submittedInTime, month.outstanding, month.late, month.percentInTime],
      [2, 1, 1, 0, 50],
    );
  });
  await steps.run('the paediatricians answer through the link of their last digest, late', async () => {
    const digest = (await platform.mails(MAILBOX.PAED)).find(({ tags }) => tags.kind === 'digest');
    await inNewPage(browser, async (page) => {
      await signInThrough(platform, page, linkIn(digest?.text ?? ''), MAILBOX.PAED);
      await noAxeViolations(page, 'list');
      await page.getByRole('link', { name: ids.PAED, exact: true }).click();
      await giveAdvice(page, day(50), 'The child was on a waiting list');
    });
    const { status, answeredOn, lateReason } = await requestOf(ids.PAED);
    assert.deepEqual([status, answeredOn, lateReason], ['submitted', day(57), 'waiting-list']);
  });
  await steps.run('the scorecard shows one in time, one late and why', async () => {
    const month = await eventually(healthMonth, (found) => assert.equal(found.late, 1));
    assert.deepEqual(
      [month.due, month.submittedInTime, month.outstanding, month.percentInTime, month.lateReasons],
      [2, 1, 0, 50, { 'waiting-list': 1 }],
    );
    const [before, after] = [await asAt(day(56)), await asAt(day(57))];
    assert.deepEqual([before.awaitingHealthAdviceOverSixWeeks, after.awaitingHealthAdviceOverSixWeeks], [1, 0]);
    assert.equal(after.awaitingPsychologicalAdviceOverSixWeeks, 1);
  });
  await steps.run('the Designated Clinical Officer signs in and sees the health scorecard', async () => {
    await inNewPage(browser, async (page) => {
      await page.goto(`${platform.origin}/scorecard`);
      await page.getByText(/dco/i).first().waitFor();
      await page.getByRole('button', { name: /Delphine Careaway/ }).click();
      await page.getByRole('heading', { name: 'Health scorecard' }).waitFor();
      await noAxeViolations(page, 'scorecard');
      assert.deepEqual(leaksIn(await page.content()), []);
    });
  });
  await steps.run('all events replayed from the archive, then the scorecard rebuilt: differences 0', async () => {
    const { status, body } = await platform.local('POST', '/local/archives/replay');
    assert.equal(status, 200);
    assert.ok(body.events > 0, 'the archive is empty');
    const { port } = new URL(platform.origin);
    const command = ['run', '--silent', 'rebuild-scorecard', '--', '--council', 'vale', '--local', port];
    const { stdout } = await promisify(execFile)('npm', command);
    assert.match(stdout, /^differences 0$/m);
  });
  steps.end('journey');
} finally {
  await browser.close();
  await platform.stop();
}
