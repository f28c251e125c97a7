import { resolve } from 'node:path';
import { StartRefused } from './engine/start-refused.ts';
import { portsFrom, startArguments } from './startup/arguments.ts';
import { assemblyFolder } from './startup/assembly-folder.ts';
import type { Platform } from './startup/platform.ts';
import { checkPreconditions } from './startup/preconditions.ts';

// `npm start`: the stacks that `cdk deploy` would deploy, synthesised and run on this machine. See README.md.

const began = performance.now();
const say = (line: string) =>
  console.log(
    `${String(Math.round((performance.now() - began) / 1000)).padStart(3)} s  ${line.charAt(0).toUpperCase()}${line.slice(1)}`,
  );

try {
  const given = startArguments(process.argv.slice(2));
  const args = { ...given, data: given.data === 'memory' ? 'memory' : resolve(given.data) };
  await checkPreconditions({ ports: Object.values(portsFrom(args.port)), data: args.data });
  let ended = false;
  let platform: Platform | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ended) return;
      ended = true;
      say('Stopping');
      // Before it is up there is nothing to keep that an ended process would lose: what was written is on disk.
      void (platform?.stop() ?? Promise.resolve()).finally(() => process.exit(0));
    });
  const assembly = await assemblyFolder(`http://localhost:${args.port}`, say);
  // Not before it is wanted: a start that is refused should be so at once.
  const { startPlatform } = await import('./startup/platform.ts');
  platform = await startPlatform(args, assembly, say);
  say('Ready');
  console.log(welcome(platform, args.data));
} catch (error) {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
}

function welcome({ origin, issuer }: Platform, data: string): string {
  return `
  Pages and API    ${origin}
  Console          ${origin}/local      the inbox, the clock, who may sign in
  Health scorecard ${origin}/scorecard  sign in as a DCO
  API description  ${origin}/api/openapi.json
  Sign-in issuer   ${issuer}
  Records          ${data === 'memory' ? 'in memory, gone with the end' : data}

  First, open ${origin}/local and follow the link in a mail as the one who gives advice.
  Then open ${origin}/scorecard as the DCO. Ctrl-C ends it.
`;
}
