import { beforeAll, describe, expect, it } from 'vitest';
import { healthScorecardPages } from '../../../functions/pages/health-scorecard/handler.ts';
import { updateScorecard } from '../../../shared/application/scorecard/update-scorecard.ts';
import { openStaffSession } from '../../../shared/application/staff-session.ts';
import type { Role } from '../../../shared/domain/directory/person.ts';
import { Team } from '../../../shared/domain/directory/team.ts';
import { aTeam } from '../../builders/assessments.ts';
import { aCouncil } from '../../builders/council.ts';
import { PageVisitor } from '../../builders/page-visitor.ts';
import { publishedProgress, publishedTeams } from '../../builders/published-progress.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryAccessStore } from '../../fakes/memory-access-store.ts';
import { MemoryDirectoryStore } from '../../fakes/memory-directory-store.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';
import { SeededSecrets } from '../../fakes/seeded-secrets.ts';

const records = publishedProgress();

const scorecardOf = async (hasRecords: boolean) => {
  const clock = new FixedClock('2020-08-24T08:00:00.000Z');
  const context = {
    scorecard: new MemoryScorecardStore(),
    directory: new MemoryDirectoryStore(),
    access: new MemoryAccessStore(),
    clock,
    secrets: new SeededSecrets(),
    log: new MemoryLog(),
  };
  await context.directory.putCouncil(aCouncil());
  await context.directory.putTeams(
    'vale',
    publishedTeams().map((team) => Team.parse({ ...aTeam(), ...team })),
  );
  const reports = [...records.values()].map((progress, at) => ({
    council: 'vale',
    key: `K${at}`,
    version: 1,
    progress,
  }));
  if (hasRecords) await updateScorecard(context, reports);
  const signIn = async (roles: readonly Role[], councils = ['vale']): Promise<PageVisitor> => {
    const subject = `${roles.join()}-${councils.join()}`;
    await context.directory.putPerson({
      issuer: 'https://id.example',
      subject,
      name: 'Dee See-Oh',
      email: 'dco@icb.nhs.example',
      councils: councils.map((council) => ({ council, roles: [...roles] })),
    });
    const secret = await openStaffSession(context, { issuer: 'https://id.example', subject });
    const browser = new PageVisitor(healthScorecardPages(context));
    browser.cookies.set('__Host-staff', secret ?? '');
    return browser;
  };
  return { context, signIn };
};
let published: Awaited<ReturnType<typeof scorecardOf>>;
beforeAll(async () => {
  published = await scorecardOf(true);
}, 60_000);

const textOf = (html: string): string =>
  html
    .replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the health scorecard', () => {
  it('gives the published figures to the DCO: in time, open, late, not known', async () => {
    const page = await (await published.signIn(['dco'])).get('/scorecard');
    expect(page.status).toBe(200);
    const text = textOf(page.html);
    expect(text).toContain('As of Monday 24 August 2020, 09:00 · running month not included');
    expect(text).toContain('91% of health advice due in July 2020 came within six weeks (60 of 66)');
    expect(text).toContain('82 requests open with health teams');
    expect(text).toContain('15 of them late, the oldest by 122 days');
    expect(text).toMatch(/6 not known to the service, of those due in July 2020/);
    expect(text).toContain('649 in time, 71 not known, 108 late, 11 outstanding');
  });

  it('has a line for each organisation and each of its health teams, and none for others', async () => {
    const { html } = await (await published.signIn(['dco'])).get('/scorecard');
    const names = [...html.matchAll(/<th scope="row" role="rowheader"[^>]*>(.*?)<\/th>/gs)].map(([, name = '']) =>
      textOf(name),
    );
    expect(names).toEqual([
      'All health advice',
      'North Vale Health and Care NHS Trust',
      'Community paediatrics',
      'Speech and language therapy',
      'South Vale Hospitals NHS Foundation Trust',
      'Occupational therapy',
      'Physiotherapy',
      'Vale Partnership NHS Trust',
      'Child and adolescent mental health',
    ]);
  });

  it('draws 24 complete months and the running one, each told in words and in the table', async () => {
    const { html } = await (await published.signIn(['dco'])).get('/scorecard');
    const points = [...html.matchAll(/class="point point--(\w+)"[^>]*><title>(.*?)<\/title>/g)].map(
      ([, look, words]) => ({ look, words }),
    );
    expect(points).toHaveLength(25);
    expect(points[0]).toMatchObject({ look: 'concern', words: 'August 2018: 45%, worse than chance would have it' });
    expect(points[23]).toEqual({ look: 'improvement', words: 'July 2020: 91%, better than chance would have it' });
    expect(points[24]?.look).toBe('running');
    expect(html.match(/<th scope="row" class="govuk-table__header">/g)).toHaveLength(25);
  });

  it('shows an organisation and a team on pages of their own, with what is late by its opaque id', async () => {
    const browser = await published.signIn(['manager']);
    const organisation = await browser.get('/scorecard/north-vale-health-and-care-nhs-trust');
    expect(textOf(organisation.html)).toContain('North Vale Health and Care NHS Trust');
    const team = await browser.get('/scorecard/north-vale-health-and-care-nhs-trust/rv1-salt');
    const text = textOf(team.html);
    expect(text).toContain('Speech and language therapy');
    expect(text).toMatch(/K\d+-0\d Speech and language therapy \d+ \w+ 2020 122 days/);
    expect(team.html.match(/<th scope="row" class="govuk-table__header">K\d+-0\d/g)).toHaveLength(3);
  });

  it('gives every figure as a CSV file that no spreadsheet takes for a formula', async () => {
    const formula = await scorecardOf(false);
    await formula.context.directory.putTeams('vale', [aTeam({ service: '=1+1, "x"' })]);
    const file = await (await formula.signIn(['dco'])).get('/scorecard/figures.csv');
    expect(file.headers['Content-Type']).toBe('text/csv; charset=utf-8');
    expect(file.html).toContain('RV1-SALT,"\'=1+1, ""x""",2018-08,0,0,0,0,0,0,,,,');
    const lines = (await (await published.signIn(['dco'])).get('/scorecard/figures.csv')).html.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 25 * 9);
    expect(lines.find((line) => line.startsWith(',,,2020-07'))).toMatch(/^,,,2020-07,72,60,6,\d+,\d+,0,90\.9090/);
  });

  it('says that there is nothing to show where there are no records', async () => {
    const { html, status } = await (await (await scorecardOf(false)).signIn(['dco'])).get('/scorecard');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('No health advice to measure fell due in July 2020');
    expect(textOf(html)).toContain('There is nothing to show yet.');
  });

  it('is not there for a role that may not see it, nor for an organisation or team that is none', async () => {
    const refused = await (await published.signIn(['board', 'administrator'])).get('/scorecard');
    expect([refused.status, textOf(refused.html)]).toEqual([404, expect.stringContaining('Page not found')]);
    expect(published.context.log.lines.at(-1)).toMatchObject({ level: 'warn', message: 'entry refused' });
    const browser = await published.signIn(['dco']);
    for (const path of ['/scorecard/nobody', '/scorecard/north-vale-health-and-care-nhs-trust/eps', '/scorecard/a/b/c'])
      expect((await browser.get(path)).status).toBe(404);
  });

  it('sends people to sign in, or to choose one of several councils, first', async () => {
    const stranger = new PageVisitor(healthScorecardPages(published.context));
    expect((await stranger.get('/scorecard/x')).goTo).toBe('/sign-in?to=%2Fscorecard%2Fx');
    const ofTwo = await published.signIn(['dco'], ['vale', 'moor']);
    expect((await ofTwo.get('/scorecard')).goTo).toBe('/sign-in/council');
  });
});
