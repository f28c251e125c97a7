import { EventBridgeClient, ListEventBusesCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../infra/local/engine/engine.ts';
import { FunctionFailed } from '../../../../infra/local/engine/function-failed.ts';
import { dynamodb, notes, queueBodies, type SmallPlatform, smallPlatform } from './small-platform.ts';

let platform: SmallPlatform;
let engine: Engine;

beforeAll(async () => {
  platform = await smallPlatform();
  engine = platform.engine;
}, 60_000);
afterAll(() => platform?.stop());

const mail = (sk: string, more: object = {}) =>
  dynamodb(engine, 'PutItem', {
    TableName: 'mail',
    Item: { pk: { S: 'mail' }, sk: { S: sk }, lane: { S: 'now' }, ...more },
  });

const failure = async (work: Promise<unknown>): Promise<FunctionFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FunctionFailed);
  return error as FunctionFailed;
};

describe('a function on the local platform', () => {
  it("answers through JSON, with its template's environment and a time limit, and its calls are noted by its name", async () => {
    const result = (await engine.invoke('keep-note', { pk: 'direct' })) as Record<string, unknown>;
    expect(result).not.toHaveProperty('left');
    expect(result['now']).toMatch(/^\d{4}-/);
    expect(result['region']).toBe('eu-west-2');
    expect(result['remaining']).toBeGreaterThan(1000);
    expect(await notes(engine, 'direct')).toEqual(['1']);
    expect(engine.calls.all).toContainEqual({
      function: 'keep-note',
      service: 'dynamodb',
      action: 'PutItem',
      resource: 'notes',
    });
    const keeper = engine.functions.find(({ name }) => name === 'keep-note');
    expect(keeper?.last).toMatchObject({ ok: true });
    expect(keeper?.log.join('\n')).toContain('noting direct');
  });

  it('is found by its logical id and its ARN too', async () => {
    const { arn, id } = engine.functions.find(({ name }) => name === 'keep-note')!;
    await expect(engine.invoke(id, {})).resolves.toBeTruthy();
    await expect(engine.invoke(arn, {})).resolves.toBeTruthy();
    await expect(engine.invoke('nobody', {})).rejects.toThrow('nobody');
  });

  it('fails as Lambda reports it, and says so in its last invocation', async () => {
    const error = await failure(engine.invoke('keep-note', { fail: true }));
    expect(error).toMatchObject({ errorType: 'TypeError', message: 'asked to fail', functionName: 'keep-note' });
    expect(error.trace[0]).toContain('asked to fail');
    expect(engine.functions.find(({ name }) => name === 'keep-note')?.last).toMatchObject({
      ok: false,
      error: 'TypeError: asked to fail',
    });
  });

  it('is ended when its time is up, and works again at the next event', async () => {
    const error = await failure(engine.invoke('hasty', { sleep: 5000 }));
    expect(error.errorType).toBe('Sandbox.Timedout');
    await expect(engine.invoke('hasty', { pk: 'after time-out' })).resolves.toBeTruthy();
  });

  it('runs several events at once, each in a thread of its own', async () => {
    const three = (sleep: number) => Promise.all([1, 2, 3].map(() => engine.invoke('keep-note', { sleep })));
    await three(300);
    const started = performance.now();
    await three(1500);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('is tried again when nobody waits for it, as often as the template says, then goes to its destination', async () => {
    await engine.putEvents('default', [{ source: 'aws.ses', detailType: 'Email Sent', detail: { fail: true } }]);
    await engine.quiet();
    expect(queueBodies(engine, 'given-up')).toContainEqual(
      expect.objectContaining({
        requestPayload: { fail: true },
        requestContext: expect.objectContaining({ approximateInvokeCount: 2 }),
      }),
    );
  });
});

describe("a table's stream", () => {
  it('brings what the filter wants, in order, and nothing else', async () => {
    await mail('1');
    await mail('2', { lane: { S: 'batch' } });
    await mail('3');
    await mail('3', { changed: { S: 'yes' } });
    await engine.quiet();
    expect(await notes(engine, 'seen')).toEqual(['mail 1', 'mail 3']);
  });

  it('bisects around a record that always fails, gives it up after its retries, and goes on', async () => {
    for (const sk of ['a', 'b', 'bad', 'c', 'd']) await mail(sk);
    await engine.quiet();
    expect(await notes(engine, 'seen')).toEqual(expect.arrayContaining(['mail a', 'mail b', 'mail c', 'mail d']));
    const givenUp = queueBodies(engine, 'given-up') as { DDBStreamBatchInfo?: { batchSize: number } }[];
    expect(givenUp.filter((each) => each.DDBStreamBatchInfo?.batchSize === 1)).toHaveLength(1);
  });
});

describe('the event bus', () => {
  const tell = (...details: string[]) =>
    engine.invoke('tell', { details }) as Promise<{
      FailedEntryCount: number;
      Entries: { ErrorCode?: string; EventId?: string }[];
    }>;

  it('carries what a function puts by rule and queue to another function', async () => {
    expect(await tell('{"id":"one"}', '{"id":"two"}')).toMatchObject({ FailedEntryCount: 0 });
    await engine.quiet();
    expect(await notes(engine, 'event')).toEqual(expect.arrayContaining(['one', 'two']));
    expect(engine.calls.all).toContainEqual({
      function: 'tell',
      service: 'events',
      action: 'PutEvents',
      resource: 'advice',
    });
  });

  it('is found by its name, beside the default one', async () => {
    const credentials = { accessKeyId: 'MAINTENANCE', secretAccessKey: 'local' };
    const client = new EventBridgeClient({ endpoint: engine.awsEndpoint, region: 'eu-west-2', credentials });
    const { EventBuses = [] } = await client.send(new ListEventBusesCommand({}));
    client.destroy();
    expect(EventBuses.map(({ Name }) => Name).sort()).toEqual(['advice', 'default']);
  });

  it('refuses a bad entry alone, and too many or too large ones together', async () => {
    const { FailedEntryCount, Entries } = await tell('{"id":"good"}', 'not json');
    expect(FailedEntryCount).toBe(1);
    expect(Entries[0]?.EventId).toBeTruthy();
    expect(Entries[1]?.ErrorCode).toBe('MalformedDetail');
    await expect(tell(...Array.from({ length: 11 }, () => '{}'))).rejects.toThrow('1 to 10 entries');
    await expect(tell(JSON.stringify({ x: 'x'.repeat(256 * 1024) }))).rejects.toThrow('Total size');
  });

  it('brings a message again that failed, and leaves one that keeps failing in the dead-letter queue', async () => {
    await tell('{"id":"second try","twice":true}', '{"id":"poison","poison":true}', '{"id":"beside"}');
    await engine.quiet();
    expect(await notes(engine, 'event')).toEqual(expect.arrayContaining(['beside', 'second try']));
    expect(queueBodies(engine, 'dead')).toMatchObject([{ detail: { id: 'poison' } }]);
    expect(queueBodies(engine, 'events')).toEqual([]);
  });

  it('keeps what was put in its archive, and replays a span of it', async () => {
    const before = engine.clock.now();
    await tell('{"id":"archived"}');
    await engine.quiet();
    expect(await engine.replay('Archive', before, new Date(engine.clock.now().getTime() + 1))).toBe(1);
    await engine.quiet();
    expect(await notes(engine, 'event')).toContain('archived replayed');
  });

  it('does not wait for a batch to fill when somebody waits for quiet', async () => {
    const started = performance.now();
    await tell('{"id":"soon"}');
    await engine.quiet();
    expect(performance.now() - started).toBeLessThan(4500);
  });
});

describe('a service of an edge', () => {
  it('is reached by the scope of the signature, with the caller by name, and its record is noted', async () => {
    let caller: string | null = 'nobody yet';
    engine.service('ses', async (call) => {
      caller = call.caller;
      return { status: 200, body: '{}', record: [{ action: 'SendEmail', resource: 'identity' }] };
    });
    const key = `LOCAL${Buffer.from('send-mail').toString('hex').toUpperCase()}`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${key}/20260101/eu-west-2/ses/aws4_request, SignedHeaders=host, Signature=0`;
    const reply = await fetch(`${engine.awsEndpoint}/v2/email/outbound-emails`, {
      method: 'POST',
      headers: { authorization },
    });
    expect(reply.status).toBe(200);
    expect(caller).toBe('send-mail');
    expect(engine.calls.all).toContainEqual({
      function: 'send-mail',
      service: 'ses',
      action: 'SendEmail',
      resource: 'identity',
    });
  });

  it('answers 501 for a service that nobody runs', async () => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-2/kinesis/aws4_request, Signature=0';
    const reply = await fetch(engine.awsEndpoint, { method: 'POST', headers: { authorization } });
    expect(reply.status).toBe(501);
    expect(await reply.text()).toContain('kinesis');
  });
});
