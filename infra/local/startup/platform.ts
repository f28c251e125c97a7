import { localConsole } from '../edge/console/console.ts';
import type { ConsoleClient } from '../edge/console/console-options.ts';
import { londonTime } from '../edge/console/london-time.ts';
import { openFront } from '../edge/front.ts';
import { startIdentity } from '../edge/identity/identity.ts';
import { restApi } from '../edge/rest-api/rest-api.ts';
import type { Engine } from '../engine/engine.ts';
import { functionOfAccessKey, secretAccessKey } from '../engine/function-environment.ts';
import { startEngine } from '../engine/start-engine.ts';
import { apiClients } from '../seeds/api-clients.ts';
import { PEOPLE } from '../seeds/councils.ts';
import { PlatformApi } from '../seeds/platform-api.ts';
import { seed } from '../seeds/seed.ts';
import { writeDirectory } from '../seeds/write-directory.ts';
import { localScanner, type Scanner } from '../services/guardduty/scanner.ts';
import type { CorsRule } from '../services/s3/cors.ts';
import { localS3 } from '../services/s3/s3.ts';
import { localSes } from '../services/ses/ses.ts';
import { portsFrom, type StartArguments } from './arguments.ts';

export interface Platform {
  readonly origin: string;
  readonly issuer: string;
  stop(): Promise<void>;
}

/**
 * Runs the synthesised stacks with everything around them, and fills a new folder with its seed. Resolves when all is up and the seed shows in
 * the reports; pages answer before that.
 * @throws {StartRefused} where that cannot work
 */
export async function startPlatform(
  { port, data, seed: wanted, mailRate }: StartArguments,
  assembly: string,
  onProgress: (line: string) => void,
): Promise<Platform> {
  const ports = portsFrom(port);
  const origin = `http://localhost:${ports.front}`;
  const issuer = `http://localhost:${ports.identity}`;
  let waitingFor: string | null = 'everything to start';
  const progress = (line: string) => {
    waitingFor = line;
    onProgress(line);
  };
  const engine = await startEngine({ assembly, data, ports, issuer, onProgress: progress });
  const closing: (() => Promise<unknown>)[] = [() => engine.stop()];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const ses = localSes(engine, mailRate);
    engine.service('ses', ses.handle);
    const scanner = scannerOf(engine);
    engine.service('s3', s3Of(engine, scanner));
    const clients = apiClients(engine.store);
    const machineClients = clients.map(({ clientId, clientSecret }: ConsoleClient) => ({ clientId, clientSecret }));
    const resources = engine.stacks.all;
    const identity = await startIdentity({ issuer, origin, people: PEOPLE, machineClients, resources }, engine);
    closing.push(() => identity.stop());
    const { tokenEndpoint } = identity;
    const front = await openFront(ports.front, {
      console: localConsole({
        engine,
        ses,
        scanner,
        issuer,
        tokenEndpoint,
        clients,
        people: PEOPLE,
        waitingFor: () => waitingFor,
      }),
      restApi: restApi({ resources, now: () => engine.clock.now(), invoke: (arn, event) => engine.invoke(arn, event) }),
    });
    closing.push(() => front.close());
    progress('Writing the councils, their people and their API clients');
    await writeDirectory(engine, issuer, clients);
    const { today } = londonTime(engine.clock.now());
    await seed(wanted, {
      store: engine.store,
      api: new PlatformApi({ origin, tokenEndpoint, ...clients[0] }),
      today,
      onProgress: progress,
    });
    waitingFor = null;
    return { origin, issuer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Which plan protects which bucket, out of the templates. */
function scannerOf(engine: Engine): Scanner {
  const plans = engine.stacks
    .ofType('AWS::GuardDuty::MalwareProtectionPlan')
    .map(({ arn, properties }) => [properties.ProtectedResource.S3Bucket.BucketName as string, arn] as const);
  return localScanner(engine, new Map(plans));
}

function s3Of(engine: Engine, scanner: Scanner) {
  const names = new Set(engine.functions.map(({ name }) => name));
  const buckets = engine.stacks.ofType('AWS::S3::Bucket').map(({ physicalId, properties }) => {
    const eventBridge = properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined;
    const versions = properties.VersioningConfiguration?.Status === 'Enabled';
    const cors = (properties.CorsConfiguration?.CorsRules ?? []) as readonly CorsRule[];
    return [physicalId, { eventBridge, versions, cors }] as const;
  });
  return localS3(engine, {
    buckets: new Map(buckets),
    onCreated: (bucket, key, object) => scanner.see({ bucket, key, ...object }, Buffer.from(object.base64, 'base64')),
    secretOf: (key) => (names.has(functionOfAccessKey(key) ?? '') ? secretAccessKey : undefined),
  });
}
