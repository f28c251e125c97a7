import { documentClient } from '../../../shared/adapters/dynamodb/document-client.ts';
import { DynamoAccessStore } from '../../../shared/adapters/dynamodb/dynamo-access-store.ts';
import { DynamoDirectoryStore } from '../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { OpenIdIdentityProvider } from '../../../shared/adapters/oidc/openid-identity-provider.ts';
import { NodeSecrets } from '../../../shared/adapters/system/node-secrets.ts';
import { SystemClock } from '../../../shared/adapters/system/system-clock.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { Env } from './env.ts';
import { signIn } from './handler.ts';

const env = readEnvironment(Env);
const documents = documentClient();

export const handler = signIn({
  ports: {
    access: new DynamoAccessStore(documents, env.ACCESS_TABLE),
    directory: new DynamoDirectoryStore(documents, env.DIRECTORY_TABLE),
    clock: new SystemClock(),
    secrets: new NodeSecrets(),
  },
  identityProvider: new OpenIdIdentityProvider(env.TOKEN_ISSUER, env.SIGN_IN_CLIENT_ID),
  publicOrigin: env.PUBLIC_ORIGIN,
});
