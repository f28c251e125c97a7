import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { CodeOf } from './constructs/function-bundles.ts';
import { Records } from './stacks/records.ts';
import { Service } from './stacks/service.ts';
import { Watch } from './stacks/watch.ts';
import type { StageSettings } from './stages.ts';

/** The library's behaviours that we want, whether the CDK's command line starts the app, `npm start` or a test. */
const BEHAVIOUR = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  // A stack whose resources others use cannot take them away.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // So that what runs a template on one machine can name a resource by where it stands.
  'aws:cdk:enable-path-metadata': true,
};

/** `ownRules`: whether the CDK holds the templates against its own rules, which takes most of a synthesis. */
export const adviceApp = (context: Readonly<Record<string, unknown>> = {}, { ownRules = true } = {}) =>
  new App({
    analyticsReporting: false,
    autoSynth: false,
    context: { ...BEHAVIOUR, ...context },
    // Left to the library unless it is not wanted, so that CDK_VALIDATION=false still works where a start is in a hurry.
    ...(!ownRules && { builtinCloudFormationValidation: false }),
  });

/** The stacks of a stage, checked by cdk-nag when they are synthesised. */
export function addStage(app: App, settings: StageSettings, codeOf: CodeOf) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const name = `ehc-advice-${settings.stage}`;
  const props = { settings, env: { region: 'eu-west-2', ...(settings.account && { account: settings.account }) } };
  const records = new Records(app, `${name}-records`, props);
  const service = new Service(app, `${name}-service`, { ...props, codeOf, records });
  const watch = new Watch(app, `${name}-watch`, { ...props, records, service });
  return [records, service, watch] as const;
}
