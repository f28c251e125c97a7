import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { adviceApp } from '../../infra/advice-platform.ts';
import { parseStage, readStage, stageOf } from '../../infra/stages.ts';

const { stage: _, publicOrigin: __, ...example } = readStage('example');

describe('the settings of a stage', () => {
  it('come from its file, and its pages are on its domain', () => {
    expect(readStage('prod')).toMatchObject({
      stage: 'prod',
      publicOrigin: 'https://advice.example.gov.uk',
      keepRecords: true,
    });
  });

  it('are those of the stage that the context names, and of the example where it names none', () => {
    expect(stageOf(adviceApp({ stage: 'prod' })).stage).toBe('prod');
    expect(stageOf(adviceApp()).stage).toBe('example');
  });

  it('let a stage on one machine say at which port it is', () => {
    expect(stageOf(adviceApp({ publicOrigin: 'http://localhost:4000' })).publicOrigin).toBe('http://localhost:4000');
  });

  it('do not exist for a stage that has no file, which a line says', () => {
    expect(() => readStage('live')).toThrow("There is no stage 'live': infra/stages has example, prod.");
    expect(() => readStage('../stages/prod')).toThrow('There is no stage');
  });

  it.each([
    [
      'a mail address elsewhere',
      { mailFrom: 'someone@elsewhere.example' },
      'mailFrom: is not an address of the domain',
    ],
    [
      'an origin with a slash at its end',
      { publicOrigin: 'https://advice.example.gov.uk/' },
      'publicOrigin: has no slash at its end',
    ],
    ['an account that is none', { account: '12' }, 'account: '],
    ['a setting that nobody knows', { keepRecord: true }, 'Unrecognized key: "keepRecord"'],
    ['logs kept for a time that CloudWatch has not', { logRetentionDays: 31 }, 'logRetentionDays: '],
  ])('are refused with %s, naming the file and the setting in a line', (_what, wrong, message) => {
    const refused = () => parseStage('example', { ...example, ...wrong });
    expect(refused).toThrow('infra/stages/example.json cannot be used: ');
    expect(refused).toThrow(message);
    expect(refused).not.toThrow('\n');
  });
});

describe('the app', () => {
  const out = mkdtempSync(join(tmpdir(), 'ehc-advice-app-'));
  afterAll(() => rmSync(out, { recursive: true }));
  const run = (stage: string) =>
    promisify(execFile)(process.execPath, ['infra/app.ts'], {
      env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify({ stage }) },
    });

  it('synthesises a stage to be deployed, without a finding, and says what it made', { timeout: 60_000 }, async () => {
    const { stdout, stderr } = await run('prod');
    expect(stdout).toBe('stage prod: 3 stacks, 13 functions, 3 schedules, findings 0\n');
    expect(stderr).toBe('');
  });

  it('ends with one line and an error for a stage that does not exist', async () => {
    await expect(run('live')).rejects.toMatchObject({
      code: 1,
      stderr: "There is no stage 'live': infra/stages has example, prod.\n",
      stdout: '',
    });
  });
});
