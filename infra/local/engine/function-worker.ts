/**
 * One execution environment of a function, in a thread: the platform's clock, then the bundle, then one event after another.
 * Messages in: `{ id, event, deadline }`; out: `{ ready }`, `{ id, result }` or `{ id, error }`.
 */
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Job, Outcome, WorkerSettings } from './function-messages.ts';
import { installPlatformDate, machineNow } from './platform-date.ts';

const settings = workerData as WorkerSettings;
installPlatformDate(settings.clock);

type Handler = (event: unknown, context: object) => unknown;

const describe = (thrown: unknown): NonNullable<Outcome['error']> =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

const context = ({ deadline }: Job): object => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: settings.name,
  functionVersion: '$LATEST',
  invokedFunctionArn: settings.arn,
  memoryLimitInMB: String(settings.memory),
  awsRequestId: randomUUID(),
  logGroupName: `/aws/lambda/${settings.name}`,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => Math.max(0, deadline - machineNow()),
});

async function run(handler: Handler, job: Job): Promise<Outcome> {
  try {
    // Through JSON both ways, as Lambda does: an undefined member or a Date must not behave otherwise here than there.
    const result = await handler(JSON.parse(job.event), context(job));
    return { id: job.id, result: JSON.stringify(result) ?? 'null' };
  } catch (thrown) {
    const error = describe(thrown);
    console.error(JSON.stringify({ level: 'ERROR', message: 'Invoke Error', ...error }));
    return { id: job.id, error };
  }
}

async function start(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('function-worker runs as a worker thread');
  try {
    const module = (await import(pathToFileURL(settings.file).href)) as Record<string, unknown>;
    const handler = module[settings.handler] as Handler | undefined;
    if (typeof handler !== 'function') throw new Error(`${settings.file} exports no function ${settings.handler}`);
    port.on('message', async (job: Job) => port.postMessage(await run(handler, job)));
    port.postMessage({ ready: true });
  } catch (thrown) {
    port.postMessage({ failed: describe(thrown) });
  }
}

await start();
