import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Command, CommandRefused, readFlags } from '../../../shared/commands/command.ts';
import { typed } from './platform-at.ts';

const USAGE = 'count -- --council ID [--times N] (--stage NAME | --local PORT)';
const echo: Command = async (args) => {
  const { flags, where } = readFlags(
    args,
    USAGE,
    z.object({ council: z.string(), times: z.stringFormat('number', /^\d+$/).optional() }),
  );
  return [JSON.stringify(flags), JSON.stringify(where)];
};

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe.each(['create-council', 'rebuild-scorecard', 'republish'])('npm run %s', (name) => {
  it('typed alone says how it is used and ends with 1', () => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    expect(scripts[name]).toBe(`node functions/commands/${name}/index.ts`);
    const run = spawnSync(process.execPath, [`functions/commands/${name}/index.ts`], { cwd: ROOT, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^--\\w+ is needed\\nUsage: npm run ${name} -- .*\\n$`));
  });
});

describe('a command', () => {
  it('takes its flags, and a stage or the port of the platform on this machine', async () => {
    expect(await typed(echo, '--council vale --times 3 --stage prod')).toEqual({
      code: 0,
      out: ['{"council":"vale","times":"3"}', '{"stage":"prod"}'],
      err: [],
    });
    expect((await typed(echo, '--council vale --local 3000')).out[1]).toBe('{"local":3000}');
  });

  it.each([
    ['', '--council is needed'],
    ['--council vale', 'Give either --stage NAME or --local PORT'],
    ['--council vale --stage prod --local 3000', 'Give either --stage NAME or --local PORT'],
    ['--council vale --local here', '--local here is no port'],
    ['--council vale --local 70000', '--local 70000 is no port'],
    ['--council vale --stage Prod!', '--stage Prod! is no name of a stage'],
    ['--council vale --times x --stage prod', '--times x: Invalid number'],
    ['--colour red', "Unknown option '--colour'"],
    ['--council', "Option '--council <value>' argument missing"],
    ['vale', "Unexpected argument 'vale'"],
  ])('typed as "%s" is refused with the reason and its usage', async (line, fault) => {
    expect(await typed(echo, line)).toEqual({
      code: 1,
      out: [],
      err: [expect.stringContaining(fault), `Usage: npm run ${USAGE}`],
    });
  });

  it('ends with 1 and one line where something cannot be done or breaks', async () => {
    const refused: Command = async () => {
      throw new CommandRefused(['one', 'two']);
    };
    const broken: Command = async () => {
      throw new Error('connect ECONNREFUSED\n    at somewhere');
    };
    const speechless: Command = async () => {
      throw new AggregateError([]);
    };
    const strange: Command = async () => {
      throw 'a text';
    };
    expect(await typed(refused, '')).toEqual({ code: 1, out: [], err: ['one', 'two'] });
    expect(await typed(broken, '')).toEqual({ code: 1, out: [], err: ['connect ECONNREFUSED at somewhere'] });
    expect((await typed(speechless, '')).err).toEqual(['AggregateError']);
    expect((await typed(strange, '')).err).toEqual(['a text']);
  });
});
