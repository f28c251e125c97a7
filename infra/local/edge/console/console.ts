import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { ScannerChange } from '../../services/guardduty/scanner.ts';
import { shownMail } from '../../services/ses/accepted-mail.ts';
import { SesAnswer, SesBehaviourChange } from '../../services/ses/ses-behaviour.ts';
import { type ConsoleAnswer, headersOf, jsonBody, problem } from './answer.ts';
import { setClock } from './clock.ts';
import type { ConsoleOptions } from './console-options.ts';
import { fromThisMachine } from './host.ts';
import { logPage } from './log-page.ts';
import { londonTime } from './london-time.ts';
import { galleryMail, mailGallery } from './mail-gallery.ts';
import { mailPage } from './mail-page.ts';
import { overviewPage } from './overview-page.ts';
import { replayArchives } from './replay-archives.ts';

const Feedback = z.strictObject({
  mailId: z.string(),
  type: z.enum(['Delivery', 'Bounce', 'Complaint', 'DeliveryDelay']),
});

/** The local console: what a developer and the tests see and turn. Nothing deployed knows of it. */
export function localConsole(
  options: ConsoleOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { engine, ses } = options;

  const routes: readonly (readonly [
    string,
    RegExp,
    (request: IncomingMessage, url: URL, part: string) => Promise<ConsoleAnswer> | ConsoleAnswer,
  ])[] = [
    ['GET', /^\/local\/?$/, () => ({ status: 200, html: overviewPage(options) })],
    ['GET', /^\/health$/, () => health(options.waitingFor())],
    ['GET', /^\/local\/settings\.json$/, () => ({ status: 200, json: settings(options) })],
    ['GET', /^\/local\/calls\.json$/, () => ({ status: 200, json: engine.calls.all })],
    [
      'GET',
      /^\/local\/mails\.json$/,
      (_request, url) => ({ status: 200, json: ses.mailbox.newestFirst(url.searchParams.get('to')).map(shownMail) }),
    ],
    ['GET', /^\/local\/mails\/gallery$/, () => mailGallery()],
    ['GET', /^\/local\/mails\/gallery\/([\w-]+)$/, (_request, _url, name) => galleryMail(name)],
    ['GET', /^\/local\/mails\/([\w-]+)$/, (_request, _url, id) => mailPage(ses.mailbox.find(id))],
    ['GET', /^\/local\/mails\/([\w-]+)\/html$/, (_request, _url, id) => written(ses.mailbox.find(id)?.html)],
    [
      'GET',
      /^\/local\/logs\/([\w-]+)$/,
      (_request, _url, name) => logPage(engine.functions.find((one) => one.name === name)),
    ],
    ['POST', /^\/local\/clock$/, (request) => setClock(engine, request)],
    ['POST', /^\/local\/schedules\/([\w-]+)$/, (_request, _url, name) => runSchedule(engine, name)],
    ['POST', /^\/local\/archives\/replay$/, () => replayArchives(engine)],
    ['POST', /^\/local\/feedback$/, (request) => feedback(options, request)],
    ['GET', /^\/local\/ses$/, () => ({ status: 200, json: ses.behaviour })],
    ['POST', /^\/local\/scanner$/, (request) => scan(options, request)],
    ['POST', /^\/local\/ses$/, (request) => behave(options, request)],
  ];

  async function answer(request: IncomingMessage): Promise<ConsoleAnswer> {
    if (!fromThisMachine(request))
      return problem(403, 'The console answers to this machine’s own pages and programs only');
    const url = new URL(request.url ?? '/', 'http://localhost');
    for (const [method, path, handle] of routes) {
      const match = path.exec(url.pathname);
      if (match && method === (request.method === 'HEAD' ? 'GET' : request.method))
        return handle(request, url, match[1] ?? '');
    }
    return problem(404, `The console has no ${request.method} ${url.pathname}`);
  }

  return async (request, response) => {
    const given = await answer(request).catch((error: Error) => problem(500, error.message));
    response.writeHead(given.status, headersOf(given));
    response.end(given.html ?? JSON.stringify(given.json));
  };
}

function settings({ engine, issuer, tokenEndpoint, clients: [first, other] }: ConsoleOptions) {
  const { today, now } = londonTime(engine.clock.now());
  const functions = engine.functions.map(({ name }) => name);
  const schedules = engine.schedules.map(({ name }) => name);
  return { issuer, tokenEndpoint, ...first, other, today, now, functions, schedules };
}

function health(waitingFor: string | null): ConsoleAnswer {
  return waitingFor === null
    ? { status: 200, json: { status: 'up' } }
    : { status: 503, json: { status: 'starting', waitingFor } };
}

function written(html: string | undefined): ConsoleAnswer {
  return html === undefined ? problem(404, 'There is no such mail') : { status: 200, html };
}

async function runSchedule(engine: ConsoleOptions['engine'], name: string): Promise<ConsoleAnswer> {
  if (await engine.runSchedule(name))
    return { status: 200, json: { schedule: name, ...londonTime(engine.clock.now()) } };
  return problem(404, `There is no schedule ${name}`);
}

async function behave({ ses }: ConsoleOptions, request: IncomingMessage): Promise<ConsoleAnswer> {
  const change = await jsonBody(request, SesBehaviourChange);
  if (change) return { status: 200, json: ses.behave(change) };
  const answers = SesAnswer.options.join('" | "');
  return problem(422, `{ "rate"?: mails a second, "delayMs"?, "answer"?: "${answers}", "news"?: boolean } is needed`);
}

async function scan({ scanner }: ConsoleOptions, request: IncomingMessage): Promise<ConsoleAnswer> {
  const change = await jsonBody(request, ScannerChange);
  if (!change) return problem(422, '{ "answer": "scan" | "fail" | "silent" } is needed');
  scanner.behave(change.answer);
  return { status: 200, json: { answer: scanner.answer } };
}

/** Answers when what follows on the event is over, or after 10 s where other work goes on. */
async function feedback({ engine, ses }: ConsoleOptions, request: IncomingMessage): Promise<ConsoleAnswer> {
  const asked = await jsonBody(request, Feedback);
  if (!asked)
    return problem(422, '{ "mailId", "type": "Delivery" | "Bounce" | "Complaint" | "DeliveryDelay" } is needed');
  if (!(await ses.feedback(asked.mailId, asked.type))) return problem(404, `There is no mail ${asked.mailId}`);
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 10_000);
  });
  await Promise.race([engine.quiet(), enough]);
  clearTimeout(timer);
  return { status: 200, json: asked };
}
