/** The published records give the published totals, exactly: `npm run figures`. Once as the seed, once imported by PUT. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { showPercent } from '../../shared/domain/figures/percent.ts';
import { RunningPlatform } from './running-platform.ts';
import { assert, eventually, Steps } from './steps.ts';

const SEED = path.resolve(import.meta.dirname, '../../infra/local/seeds/published');
const figures = JSON.parse(readFileSync(path.join(SEED, 'figures.json'), 'utf8'));
const csv = (name: string): string => readFileSync(path.join(SEED, `${name}.csv`), 'utf8');

const asAt = async (platform: RunningPlatform, steps: Steps): Promise<void> => {
  for (const { date, ...expected } of figures.asAt) {
    const said = Object.entries(expected).map(([name, value]) => `${name} ${value}`);
    await steps.run(`as at ${date}: ${said.join(', ')}`, () =>
      eventually(
        async () => (await platform.api('GET', `/api/reports/as-at?date=${date}`)).body,
        (report) => {
          for (const [name, value] of Object.entries(expected))
            assert.equal(
              name === 'percentOverTwentyWeeks' ? showPercent(report[name]) : report[name],
              value,
              `${date} ${name}`,
            );
        },
      ),
    );
  }
};

type Months = readonly { readonly month: string; readonly [name: string]: unknown }[];
const monthOf = (months: Months, month: string) => {
  const found = months.find((one) => one.month === month);
  assert.ok(found, `${month} is missing`);
  return found;
};

const health = async (platform: RunningPlatform, steps: Steps): Promise<void> => {
  const { body } = await platform.api('GET', '/api/scorecards/health?from=2018-05&to=2020-08');
  for (const [month, percent] of Object.entries(figures.healthAdviceWithinSixWeeksPercent))
    await steps.run(`health advice due in ${month}: ${percent}% in time`, async () =>
      assert.equal(showPercent(Number(monthOf(body.all.months, month).percentInTime)), percent),
    );
  const { threshold, months } = figures.healthAdviceWithinSixWeeksAbovePercent;
  await steps.run(`health advice over ${threshold}% in ${months.join(', ')}`, async () => {
    for (const month of months) assert.ok(Number(monthOf(body.all.months, month).percentInTime) > threshold, month);
  });
};

const assessments = async (platform: RunningPlatform, steps: Steps): Promise<void> => {
  const { body } = await platform.api('GET', '/api/scorecards/assessments?from=2018-08&to=2020-08');
  for (const [month, percent] of Object.entries(figures.plansWithinTwentyWeeksExceptionsLeftOutPercent))
    await steps.run(`plans issued in ${month}: ${percent}% within twenty weeks, exceptions left out`, async () =>
      assert.equal(showPercent(Number(monthOf(body.months, month).percentWithinTwentyWeeksExceptionsLeftOut)), percent),
    );
  const above = figures.plansWithinTwentyWeeksExceptionsLeftOutAbovePercent;
  await steps.run(`plans over ${above.threshold}% in ${above.months.join(', ')}`, async () => {
    for (const month of above.months)
      assert.ok(Number(monthOf(body.months, month).percentWithinTwentyWeeksExceptionsLeftOut) > above.threshold, month);
  });
  const { meanOf, ...received } = figures.requestsReceived;
  for (const [month, count] of Object.entries(received))
    await steps.run(`requests received in ${month}: ${count}`, async () =>
      assert.equal(monthOf(body.months, month).requested, count),
    );
  await steps.run(
    `requests received, mean of ${meanOf.months[0]} to ${meanOf.months.at(-1)}: ${meanOf.mean}`,
    async () => {
      const sum = meanOf.months.reduce(
        (total: number, month: string) => total + Number(monthOf(body.months, month).requested),
        0,
      );
      assert.equal(Math.round(sum / meanOf.months.length), meanOf.mean);
    },
  );
};

/** What a PUT gave, at once or, where it took over 20 s, when its import was done. */
const imported = async (platform: RunningPlatform, kind: string) => {
  const { status, body, headers } = await platform.api('PUT', `/api/${kind}`, csv(kind));
  if (status !== 202) {
    assert.equal(status, 200, JSON.stringify(body).slice(0, 500));
    return body;
  }
  const done = await eventually(
    () => platform.api('GET', headers.get('location') ?? ''),
    (found) => assert.equal(found.body.status, 'done', JSON.stringify(found.body).slice(0, 500)),
    120,
  );
  return done.body;
};

const importAll = async (platform: RunningPlatform, steps: Steps): Promise<void> => {
  for (const again of [false, true])
    for (const kind of ['teams', 'assessments', 'advice-requests'])
      await steps.run(`PUT ${kind}${again ? ' again: all unchanged' : ''}`, async () => {
        const body = await imported(platform, kind);
        assert.equal(again ? body.unchanged : body.created, body.rows);
      });
  await steps.run('a file with three faults among good lines names all three and changes nothing', async () => {
    const lines = csv('advice-requests').trimEnd().split('\n').slice(0, 40);
    lines[5] = 'EHC-2017-00001,NOWHERE,2017-09-06,2018-01-12,submitted,,';
    lines[11] = 'EHC-2017-00001,EPS,2017-02-30,2018-01-12,submitted,,';
    lines[23] = 'EHC-2017-00001,EPS,2017-10-06,2017-10-01,submitted,,';
    const { status, body } = await platform.api('PUT', '/api/advice-requests', `${lines.join('\n')}\n`);
    assert.equal(status, 422);
    assert.deepEqual(
      body.errors.map(({ line, field }: { line: number; field: string }) => [line, field]),
      [
        [6, 'team_code'],
        [12, 'requested_on'],
        [24, 'answered_on'],
      ],
    );
    const after = await imported(platform, 'advice-requests');
    assert.equal(after.unchanged, after.rows);
  });
};

const steps = new Steps();
for (const seed of ['published', 'none'] as const) {
  console.log(`\nFrom the seed ${seed}${seed === 'none' ? ', after PUT of the three files' : ''}`);
  const platform = await steps.run('starts', () => RunningPlatform.start({ seed }));
  try {
    if (seed === 'none') await importAll(platform, steps);
    await asAt(platform, steps);
    await health(platform, steps);
    await assessments(platform, steps);
  } finally {
    await platform.stop();
  }
}
steps.end('published figures');
