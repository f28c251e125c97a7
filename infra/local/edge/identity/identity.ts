import { Worker } from 'node:worker_threads';
import type { Engine } from '../../engine/engine.ts';
import { StartRefused } from '../../engine/start-refused.ts';
import type { TemplateResource } from '../template-resource.ts';
import type { IdentitySettings, LocalPerson, MachineClient } from './identity-settings.ts';
import { signingKey } from './signing-key.ts';

export interface IdentityOptions {
  readonly issuer: string;
  readonly people: readonly LocalPerson[];
  readonly machineClients: readonly MachineClient[];
  /** Where pages answer; the template's callbacks are moved to it where this start uses another port. */
  readonly origin: string;
  /** The user pool's clients and resource servers stand among these. */
  readonly resources: readonly TemplateResource[];
}

export interface Identity {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts the identity provider in a thread under the platform's clock.
 * @throws {StartRefused} where its port is taken
 */
export async function startIdentity(
  options: IdentityOptions,
  platform: Pick<Engine, 'clock' | 'store'>,
): Promise<Identity> {
  const { issuer, people, machineClients } = options;
  const settings: IdentitySettings = {
    issuer,
    people,
    machineClients,
    scopes: scopesOf(options.resources),
    signIn: signInOf(options),
    signingKey: await signingKey(platform.store),
  };
  const worker = new Worker(new URL('./identity-thread.ts', import.meta.url), {
    workerData: { settings, clock: platform.clock.buffer },
  });
  const answer = await new Promise<{ failed?: string }>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (answer.failed) {
    await worker.terminate();
    throw new StartRefused(
      `Cannot sign anybody in on ${issuer}: ${answer.failed === 'EADDRINUSE' ? 'the port is taken' : answer.failed}`,
    );
  }
  worker.on('error', (error) => console.error('identity:', error));
  return { issuer, tokenEndpoint: `${issuer}/oauth2/token`, stop: async () => void (await worker.terminate()) };
}

/** `advice/read` and so on: Cognito's resource servers, each with its scopes. */
function scopesOf(resources: readonly TemplateResource[]): string[] {
  return resources
    .filter(({ type }) => type === 'AWS::Cognito::UserPoolResourceServer')
    .flatMap(({ properties }) =>
      (properties.Scopes as { ScopeName: string }[]).map(({ ScopeName }) => `${properties.Identifier}/${ScopeName}`),
    );
}

function signInOf({ resources, origin }: IdentityOptions): IdentitySettings['signIn'] {
  const client = resources.find(
    ({ type, properties }) =>
      type === 'AWS::Cognito::UserPoolClient' &&
      (properties.AllowedOAuthFlows as string[] | undefined)?.includes('code'),
  );
  if (!client) return null;
  const callbacks = client.properties.CallbackURLs as string[];
  return { clientId: client.physicalId, redirectUris: callbacks.map((address) => origin + new URL(address).pathname) };
}
