import { type Command, runCommand } from '../../../shared/commands/command.ts';
import type { Where } from '../../../shared/contracts/commands/where.ts';

/** Opens the same ports wherever they are asked for, and notes where that was. */
export const portsAt = <P>(ports: P) => {
  const opened: Where[] = [];
  const open = async (where: Where): Promise<P> => {
    opened.push(where);
    return ports;
  };
  return { open, opened };
};

/** Types a command as a shell would give it, and gives what it printed. */
export const typed = async (command: Command, line: string) => {
  let out = '';
  let err = '';
  const code = await runCommand(command, line.split(' ').filter(Boolean), {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out: out.split('\n').slice(0, -1), err: err.split('\n').slice(0, -1) };
};
