import { describe, expect, it } from 'vitest';
import { signIn } from '../../../functions/pages/sign-in/handler.ts';
import type { Identity, IdentityProvider } from '../../../shared/application/ports/identity-provider.ts';
import type { Person } from '../../../shared/domain/directory/person.ts';
import { aCouncil } from '../../builders/council.ts';
import { PageVisitor } from '../../builders/page-visitor.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { memoryRecords } from '../../fakes/memory-records.ts';
import { SeededSecrets } from '../../fakes/seeded-secrets.ts';

const ISSUER = 'https://issuer.example';
const CHECKS = { state: 's', nonce: 'n', codeVerifier: 'v' };

/** Lets in whoever's subject the code names, where the checks come back as they went out. */
const provider: IdentityProvider = {
  start: async (redirectUri) => ({
    url: `${ISSUER}/authorize?back=${encodeURIComponent(redirectUri)}`,
    checks: CHECKS,
  }),
  finish: async (answer, checks): Promise<Identity | null> =>
    answer.searchParams.get('state') === checks.state
      ? { issuer: ISSUER, subject: answer.searchParams.get('code') ?? '' }
      : null,
};

const person = (subject: string, councils: Person['councils']): Person => ({
  issuer: ISSUER,
  subject,
  name: 'Dee Coe',
  email: 'dee@icb.example',
  councils,
});

const front = async () => {
  const records = memoryRecords();
  const clock = new FixedClock();
  const ports = { ...records, clock, secrets: new SeededSecrets() };
  await records.directory.putCouncil(aCouncil());
  await records.directory.putCouncil(aCouncil({ id: 'moor', name: 'Moor Council' }));
  await records.directory.putPerson(person('dco', [{ council: 'vale', roles: ['dco'] }]));
  await records.directory.putPerson(
    person('both', [
      { council: 'vale', roles: ['dco'] },
      { council: 'moor', roles: ['dco'] },
    ]),
  );
  const handler = signIn({ ports, identityProvider: provider, publicOrigin: 'http://localhost:3000' });
  return { clock, ports, browser: new PageVisitor(handler), anotherBrowser: new PageVisitor(handler) };
};

describe('signing in', () => {
  it('goes to the issuer by GET and comes back to the page that was asked for', async () => {
    const { browser } = await front();
    const out = await browser.get('/sign-in?to=/scorecard/x');
    expect(out.goTo).toContain(`${ISSUER}/authorize?back=http%3A%2F%2Flocalhost%3A3000%2Fsign-in%2Fcallback`);
    const back = await browser.get('/sign-in/callback?code=dco&state=s');
    expect(back.goTo).toBe('/scorecard/x');
    expect(browser.cookies.has('__Host-staff')).toBe(true);
    expect(browser.cookies.has('__Host-sign-in')).toBe(false);
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/x"onload='])(
    'never leads on to %s',
    async (to) => {
      const { browser } = await front();
      await browser.get(`/sign-in?to=${encodeURIComponent(to)}`);
      expect((await browser.get('/sign-in/callback?code=dco&state=s')).goTo).toBe('/scorecard');
    },
  );

  it('gives no session to somebody whom no council invited', async () => {
    const { browser } = await front();
    await browser.get('/sign-in');
    const page = await browser.get('/sign-in/callback?code=stranger&state=s');
    expect(page.status).toBe(403);
    expect(browser.cookies.has('__Host-staff')).toBe(false);
  });

  it('is not finished by another browser, nor with another state', async () => {
    const { browser, anotherBrowser } = await front();
    await browser.get('/sign-in');
    expect((await anotherBrowser.get('/sign-in/callback?code=dco&state=s')).status).toBe(400);
    expect((await browser.get('/sign-in/callback?code=dco&state=other')).status).toBe(400);
    expect(browser.cookies.has('__Host-staff')).toBe(false);
  });

  it('asks somebody of several councils which one, and says so when none is chosen', async () => {
    const { browser } = await front();
    await browser.get('/sign-in');
    await browser.get('/sign-in/callback?code=both&state=s');
    expect((await browser.get('/sign-in/council')).html).toContain('Moor Council');
    expect((await browser.post('/sign-in/council', {})).html).toContain('Choose a council');
    expect((await browser.post('/sign-in/council', { council: 'elsewhere' })).html).toContain('Choose a council');
    expect((await browser.post('/sign-in/council', { council: 'moor' })).goTo).toBe('/scorecard');
  });

  it('asks for a council only of somebody signed in', async () => {
    const { browser } = await front();
    expect((await browser.get('/sign-in/council')).goTo).toBe('/sign-in?to=/sign-in/council');
    expect((await browser.post('/sign-in/council', { council: 'moor' })).goTo).toBe('/sign-in');
  });
});

describe('signing out', () => {
  it('ends the session on the server, with the session’s own token', async () => {
    const { browser } = await front();
    await browser.get('/sign-in');
    await browser.get('/sign-in/callback?code=both&state=s');
    const kept = browser.cookies.get('__Host-staff') ?? '';
    await browser.get('/sign-out');
    expect((await browser.post('/sign-out', { csrf: 'forged' })).goTo).toBe('/sign-out');
    await browser.get('/sign-out');
    expect((await browser.post('/sign-out', {})).html).toContain('You are signed out');
    browser.cookies.set('__Host-staff', kept);
    expect((await browser.get('/sign-in/council')).goTo).toBe('/sign-in?to=/sign-in/council');
    expect((await browser.get('/sign-out')).html).toContain('You are signed out');
  });

  it('happens by itself after an hour without a page', async () => {
    const { browser, clock } = await front();
    await browser.get('/sign-in');
    await browser.get('/sign-in/callback?code=both&state=s');
    clock.advance({ minutes: 61 });
    expect((await browser.get('/sign-in/council')).goTo).toBe('/sign-in?to=/sign-in/council');
  });
});

describe('other addresses', () => {
  it('lead from the front door to the scorecard, and nowhere else', async () => {
    const { browser } = await front();
    expect((await browser.get('/')).goTo).toBe('/scorecard');
    expect((await browser.get('/sign-in/elsewhere')).status).toBe(404);
  });
});
