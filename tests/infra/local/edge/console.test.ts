import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localConsole } from '../../../../infra/local/edge/console/console.ts';
import type { ConsoleOptions } from '../../../../infra/local/edge/console/console-options.ts';
import { openFront } from '../../../../infra/local/edge/front.ts';
import type { Listening } from '../../../../infra/local/edge/loopback.ts';
import type { Resource } from '../../../../infra/local/engine/engine.ts';
import { ClockWouldGoBack } from '../../../../infra/local/engine/platform-clock.ts';
import { localScanner } from '../../../../infra/local/services/guardduty/scanner.ts';
import { localSes } from '../../../../infra/local/services/ses/ses.ts';
import { MailKind } from '../../../../shared/application/ports/mail-store.ts';
import { MAIL_EXAMPLES } from '../../../../shared/contracts/mail/examples/mail-examples.ts';
import { escapeHtml } from '../../../../shared/pages/escape-html.ts';
import { renderMail } from '../../../../shared/pages/mail/render-mail.ts';
import { FakePlatform } from './fake-platform.ts';

const platform = new FakePlatform();
const ses = localSes(platform);
const scanner = localScanner(
  {
    clock: platform.clock,
    putEvents: (bus, entries) => platform.putEvents(bus, entries),
    track: (_what, work) => work,
  },
  new Map(),
);
const ran: string[] = [];
const archive: Resource = {
  id: 'EventsArchive',
  type: 'AWS::Events::Archive',
  stack: 's',
  physicalId: 'a',
  arn: 'arn',
  path: 'p',
  properties: {},
};
let waitingFor: string | null = 'the records';
const options: ConsoleOptions = {
  ses,
  scanner,
  issuer: 'http://localhost:3002',
  tokenEndpoint: 'http://localhost:3002/oauth2/token',
  clients: [
    { councilId: 'vale', clientId: 'vale-client', clientSecret: 's1' },
    { councilId: 'moor', clientId: 'moor-client', clientSecret: 's2' },
  ],
  people: [{ subject: 'a', name: 'Ada <b>', email: 'ada@vale.gov.example', role: 'Vale: caseworker' }],
  waitingFor: () => waitingFor,
  engine: {
    clock: platform.clock,
    calls: { all: [{ function: 'send-mail', service: 'ses', action: 'SendEmail', resource: '*' }] },
    functions: [
      {
        name: 'send-mail',
        id: 'F',
        arn: 'arn',
        last: { at: '2026-03-02T08:00:00.000Z', ms: 12.4, ok: false, error: 'It <broke>' },
        log: ['a line with <markup>'],
      },
    ],
    schedules: [
      {
        name: 'chase-advice',
        expression: 'cron(0 6 * * ? *)',
        timezone: 'Europe/London',
        enabled: true,
        nextAt: new Date('2026-03-03T06:00:00Z'),
      },
    ],
    quiet: async () => void ran.push('quiet'),
    stacks: {
      get: () => undefined,
      ofType: (type) => (type === 'AWS::Events::Archive' ? [archive] : []),
      all: [archive],
      outputs: {},
    },
    async replay(archiveId, from, to) {
      const kept = [platform.time, new Date(0)].filter((time) => from <= time && time < to);
      return archiveId === archive.id ? kept.length : 0;
    },
    async runSchedule(name) {
      ran.push(name);
      return name === 'chase-advice';
    },
    async moveClock(to) {
      if (to < platform.time) throw new ClockWouldGoBack(to, platform.time);
      platform.time = to;
    },
  },
};

let front: Listening;
let origin = '';
beforeAll(async () => {
  front = await openFront(0, {
    console: localConsole(options),
    restApi: async (_request, response) => void response.end('the product'),
  });
  origin = `http://localhost:${front.port}`;
});
afterAll(() => front.close());

const get = async (path: string) => {
  const answer = await fetch(origin + path);
  return { status: answer.status, text: await answer.text() };
};
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(origin + path, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, json: await answer.json() };
};
async function accept(to: string, subject: string): Promise<string> {
  const reply = await ses.handle({
    service: 'ses',
    caller: 'send-mail',
    method: 'POST',
    path: '/v2/email/outbound-emails',
    query: new URLSearchParams(),
    url: '',
    headers: {},
    body: Buffer.from(
      JSON.stringify({
        FromEmailAddress: 'advice@vale.example',
        Destination: { ToAddresses: [to] },
        EmailTags: [{ Name: 'mail', Value: 'm1' }],
        Content: {
          Simple: {
            Subject: { Data: subject },
            Body: { Text: { Data: 'See http://localhost:3000/r/abc_- now <' }, Html: { Data: '<b>x</b>' } },
          },
        },
      }),
    ),
  });
  return JSON.parse(String(reply.body)).MessageId;
}

describe('the console', () => {
  it('says what a program needs to begin', async () => {
    expect(JSON.parse((await get('/local/settings.json')).text)).toEqual({
      issuer: 'http://localhost:3002',
      tokenEndpoint: 'http://localhost:3002/oauth2/token',
      councilId: 'vale',
      clientId: 'vale-client',
      clientSecret: 's1',
      other: { councilId: 'moor', clientId: 'moor-client', clientSecret: 's2' },
      today: '2026-03-02',
      now: '2026-03-02T09:00:00.000Z',
      functions: ['send-mail'],
      schedules: ['chase-advice'],
    });
  });

  it('is healthy only when nothing is waited for', async () => {
    expect((await get('/health')).status).toBe(503);
    waitingFor = null;
    expect((await get('/health')).status).toBe(200);
  });

  it('lists mails by address, and shows one with its links', async () => {
    await accept('a@nhs.example', 'first');
    const id = await accept('b@nhs.example', 'second <i>');
    const mails = JSON.parse((await get('/local/mails.json')).text);
    expect(mails.map(({ subject }: { subject: string }) => subject)).toEqual(['second <i>', 'first']);
    expect(Object.keys(mails[0])).toEqual(['id', 'at', 'from', 'to', 'subject', 'text', 'html', 'attachments', 'tags']);
    expect(JSON.parse((await get('/local/mails.json?to=B%40NHS.example')).text)).toHaveLength(1);
    const page = await get(`/local/mails/${id}`);
    expect(page.text).toContain('<a href="http://localhost:3000/r/abc_-">http://localhost:3000/r/abc_-</a> now &lt;');
    expect((await get(`/local/mails/${id}/html`)).text).toBe('<b>x</b>');
    expect((await get('/local/mails/none')).status).toBe(404);
  });

  it('shows an example of every kind of mail, text and HTML side by side, in frames that can run nothing', async () => {
    expect((await get('/local')).text).toContain('href="/local/mails/gallery"');
    const { status, text } = await get('/local/mails/gallery');
    expect(status).toBe(200);
    for (const kind of MailKind.options) expect(text).toContain(`<h2 id="kind-${kind}">`);
    const shown = [...text.matchAll(/<iframe [^>]*sandbox="" [^>]*src="([^"]+)"/g)].map(([, src = '']) => src);
    expect(shown).toHaveLength(Object.keys(MAIL_EXAMPLES).length);
    for (const [name, model] of Object.entries(MAIL_EXAMPLES)) {
      const mail = renderMail(model);
      expect(text).toContain(escapeHtml(mail.text));
      expect(shown).toContain(`/local/mails/gallery/${name}`);
      expect((await get(`/local/mails/gallery/${name}`)).text).toBe(mail.html);
    }
    expect((await get('/local/mails/gallery/constructor')).status).toBe(404);
  });

  it('shows people, schedules, functions and the inbox on one page, with nothing of them read as markup', async () => {
    const { text } = await get('/local');
    for (const shown of ['Ada &lt;b&gt;', 'chase-advice', '2026-03-03 06:00', 'It &lt;broke&gt;', 'second &lt;i&gt;'])
      expect(text).toContain(shown);
  });

  it('shows what a function logged, and says where there is none', async () => {
    expect((await get('/local/logs/send-mail')).text).toContain('a line with &lt;markup&gt;');
    expect((await get('/local/logs/none')).status).toBe(404);
  });

  it('moves the clock to a London time, also in summer, and never back', async () => {
    expect(await post('/local/clock', { today: '2026-07-01', time: '09:00' })).toEqual({
      status: 200,
      json: { today: '2026-07-01', time: '09:00', now: '2026-07-01T08:00:00.000Z' },
    });
    expect((await post('/local/clock', { today: '2026-06-30', time: '09:00' })).status).toBe(409);
  });

  it.each([
    ['not json'],
    ['[]'],
    [{ today: '2027-02-30', time: '09:00' }],
    [{ today: '2027-02-03', time: '25:00' }],
    [{ today: '2027-02-03', time: '9' }],
    [{ today: '2027-02-03' }],
    [{ today: '2027-02-03', time: '09:00', zone: 'x' }],
  ])('refuses %j as a time', async (body) => {
    expect((await post('/local/clock', body)).status).toBe(422);
  });

  it('runs a schedule by name, and says where there is none', async () => {
    expect((await post('/local/schedules/chase-advice', '')).status).toBe(200);
    expect((await post('/local/schedules/none', '')).status).toBe(404);
    expect(ran).toEqual(['chase-advice', 'none']);
  });

  it('replays all that the archives kept, whenever that was, and answers when it is over', async () => {
    ran.length = 0;
    expect(await post('/local/archives/replay', '')).toEqual({ status: 200, json: { events: 2 } });
    expect(ran).toEqual(['quiet']);
  });

  it('has SES tell of a mail', async () => {
    const mailId = await accept('a@nhs.example', 'third');
    expect((await post('/local/feedback', { mailId, type: 'Bounce' })).status).toBe(200);
    expect(platform.events.at(-1)?.detailType).toBe('Email Bounced');
    expect((await post('/local/feedback', { mailId: 'none', type: 'Bounce' })).status).toBe(404);
    expect((await post('/local/feedback', { mailId, type: 'Send' })).status).toBe(422);
  });

  it('sets how SES answers, any part of it, and shows it', async () => {
    const { status, json } = await post('/local/ses', { news: false });
    expect([status, json]).toEqual([200, { rate: 14, delayMs: 0, answer: 'accept', news: false }]);
    expect((await post('/local/ses', { news: true, delayMs: -1 })).status).toBe(422);
    expect((await post('/local/ses', { sender: 'x' })).status).toBe(422);
    expect(JSON.parse((await get('/local/ses')).text)).toEqual(json);
    expect((await post('/local/ses', { news: true })).json).toMatchObject({ news: true });
  });

  it('gives every call to AWS, and 404 for what it does not have', async () => {
    expect(JSON.parse((await get('/local/calls.json')).text)).toEqual(options.engine.calls.all);
    expect((await get('/local/nothing')).status).toBe(404);
    expect((await get('/local/clock')).status).toBe(404);
    expect((await get('/localised')).text).toBe('the product');
  });

  it.each(['/local', '/local/settings.json', '/local/nothing', '/health'])(
    'guards %s with the headers that stand on every answer',
    async (path) => {
      const { headers } = await fetch(`${origin}${path}`);
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      // Under `no-referrer` a page's own form would say `Origin: null`, and be refused.
      expect(headers.get('referrer-policy')).toBe(path === '/local' ? 'same-origin' : 'no-referrer');
    },
  );

  it('refuses a foreign host and a page of another site', async () => {
    const status = await new Promise((resolve) =>
      httpRequest(`${origin}/local/settings.json`, { headers: { Host: `evil.example:${front.port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end(),
    );
    expect(status).toBe(403);
    expect((await post('/local/schedules/chase-advice', '', { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await post('/local/schedules/chase-advice', '', { Origin: 'null' })).status).toBe(403);
  });

  it('cannot be opened on a port that is taken, and says so in a line', async () => {
    const parts = { console: localConsole(options), restApi: async () => {} };
    await expect(openFront(front.port, parts)).rejects.toThrow(
      `Port ${front.port} is taken: choose another with --port`,
    );
  });
});
