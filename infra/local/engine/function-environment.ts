import type { Resource } from './engine.ts';
import { region } from './resource-names.ts';

/** What the folder of a function is called: its service name in the template, else what its logical id says. */
export function functionNameOf({ physicalId, properties }: Resource): string {
  const variables = (properties.Environment?.Variables ?? {}) as Record<string, string>;
  return variables['POWERTOOLS_SERVICE_NAME'] ?? variables['SERVICE'] ?? physicalId;
}

/** Letters and digits alone, since DynamoDB Local takes nothing else; one a function, so that calls name their caller. */
export const accessKeyOf = (name: string): string => `LOCAL${Buffer.from(name).toString('hex').toUpperCase()}`;

/** The secret of every local access key: what the local S3 checks signatures with. */
export const secretAccessKey = 'local';

export const functionOfAccessKey = (key: string): string | null =>
  key.startsWith('LOCAL') ? Buffer.from(key.slice(5), 'hex').toString('utf8') : null;

/** A function's environment: the template's, and what Lambda's runtime adds, with AWS itself at `endpoint`. */
export function environmentOf(
  resource: Resource,
  endpoint: string,
  overrides: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const name = functionNameOf(resource);
  const own = (resource.properties.Environment?.Variables ?? {}) as Record<string, unknown>;
  const template = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, overrides[key] ?? String(value)]),
  );
  const services = ['DYNAMODB', 'EVENTBRIDGE', 'S3', 'SESV2', 'SQS', 'COGNITO_IDENTITY_PROVIDER', 'CLOUDWATCH'];
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    ...template,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(resource.properties.MemorySize ?? 128),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_ACCESS_KEY_ID: accessKeyOf(name),
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, endpoint])),
  };
}
