import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { Where } from '../contracts/commands/where.ts';

/** What a person runs by hand: takes the arguments, gives the lines to print. Throws CommandRefused for what cannot be done. */
export type Command = (args: readonly string[]) => Promise<readonly string[]>;

/** A command that cannot do what it was asked, in lines for whoever typed it. */
export class CommandRefused extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'CommandRefused';
  }
}

interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const LONGEST = 500;

/** Runs a command to its end and prints what it says; gives the exit code, 0 or 1. A surprise is one line too. */
export const runCommand = async (command: Command, args: readonly string[], output: Output): Promise<0 | 1> => {
  try {
    output.stdout.write((await command(args)).map((line) => `${line}\n`).join(''));
    return 0;
  } catch (error) {
    const { message, name } = error instanceof Error ? error : { message: String(error), name: '' };
    const said = error instanceof CommandRefused ? message : message.replace(/\s+/g, ' ').slice(0, LONGEST) || name;
    output.stderr.write(`${said}\n`);
    return 1;
  }
};

/**
 * The flags of a command, each with a value, checked by its schema; beside them `--stage NAME` or `--local PORT`.
 * Throws CommandRefused that says how the command is used.
 */
export const readFlags = <S extends z.ZodObject>(
  args: readonly string[],
  usage: string,
  schema: S,
): { readonly flags: z.infer<S>; readonly where: Where } => {
  const refuse = (fault: string): never => {
    throw new CommandRefused([fault, `Usage: npm run ${usage}`]);
  };
  const { stage, local, ...given } = valuesOf(args, [...Object.keys(schema.shape), 'stage', 'local'], refuse);
  const flags = schema.safeParse(given);
  if (!flags.success) {
    const [issue] = flags.error.issues;
    const flag = String(issue?.path[0]);
    return refuse(flag in given ? `--${flag} ${given[flag]}: ${issue?.message}` : `--${flag} is needed`);
  }
  if ((stage === undefined) === (local === undefined)) return refuse('Give either --stage NAME or --local PORT');
  const where = Where.safeParse(stage === undefined ? { local } : { stage });
  return where.success
    ? { flags: flags.data, where: where.data }
    : refuse(stage === undefined ? `--local ${local} is no port` : `--stage ${stage} is no name of a stage`);
};

const valuesOf = (
  args: readonly string[],
  names: readonly string[],
  refuse: (fault: string) => never,
): Readonly<Record<string, string>> => {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...args], options }).values as Record<string, string>;
  } catch (error) {
    return refuse((error as Error).message.split(/\.\s|\n/, 1)[0] ?? 'A flag cannot be read');
  }
};
