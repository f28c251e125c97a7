import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adviceApp } from '../../infra/advice-platform.ts';
import { ServiceFunction, seconds } from '../../infra/constructs/service-function.ts';
import { readStage } from '../../infra/stages.ts';
import { BaseEnv } from '../../shared/lambda/base-env.ts';

function synthesiseWith(env: z.ZodObject, set: Readonly<Record<string, string>>) {
  const app = adviceApp({}, { ownRules: false });
  const fn = new ServiceFunction(new Stack(app, 'any'), 'SendMail', {
    settings: readStage('example'),
    codeOf: () => Code.fromInline('exports.handler = () => {}'),
    folder: 'streams/send-mail',
    env,
    timeout: seconds(1),
    memory: 128,
  });
  for (const [name, value] of Object.entries(set)) fn.set(name, value);
  return () => app.synth();
}

describe('the environment of a function', () => {
  it('is what its env.ts declares, and the base that all have', () => {
    const synthesise = synthesiseWith(BaseEnv.extend({ MAIL_TABLE: z.string() }), { MAIL_TABLE: 'mail' });
    const [stack] = synthesise().stacks;
    const [fn] = Object.values<{ Type: string; Properties: { Environment: unknown } }>(
      stack?.template.Resources,
    ).filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(fn?.Properties.Environment).toEqual({
      Variables: {
        STAGE: 'example',
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: 'send-mail',
        POWERTOOLS_METRICS_NAMESPACE: 'ehc-advice-example',
        MAIL_TABLE: 'mail',
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
  });

  it('stops the synthesis where it lacks what env.ts declares, by name', () => {
    expect(synthesiseWith(BaseEnv.extend({ MAIL_TABLE: z.string() }), {})).toThrow(
      'functions/streams/send-mail/env.ts declares MAIL_TABLE, which no grant sets',
    );
  });

  it('stops the synthesis where it has what env.ts does not declare, by name', () => {
    expect(synthesiseWith(BaseEnv, { MAIL_TABLE: 'mail' })).toThrow(
      'MAIL_TABLE is set, but functions/streams/send-mail/env.ts does not declare it',
    );
  });
});
