import { Duration, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, type PolicyStatementProps, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { StageSettings } from '../stages.ts';
import type { CodeOf, FunctionFolder } from './function-bundles.ts';
import { keptIn, removalOf } from './retention.ts';

/** What all functions of a stage share. */
export interface FunctionSurroundings {
  readonly settings: StageSettings;
  readonly codeOf: CodeOf;
}

export interface ServiceFunctionProps extends FunctionSurroundings {
  /** Below functions/, such as `streams/send-mail`; the last part is the function's name in logs and metrics. */
  readonly folder: FunctionFolder;
  /** The schema in the function's env.ts: what is set and what is declared must be the same, or there is no template. */
  readonly env: z.ZodObject;
  readonly timeout: Duration;
  /** In MB; a processor's share grows with it. */
  readonly memory: number;
  readonly reservedConcurrency?: number;
}

/** Set for Node and Powertools themselves, so no env.ts declares it. */
const RUNTIME_ENVIRONMENT = { NODE_OPTIONS: '--enable-source-maps' };

/**
 * A Lambda: Node 24 on arm64, a log group that forgets, a role that starts with nothing but writing to it.
 * What it may do and the environment that goes with it come together, by the grants of the constructs that it uses.
 */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly folder: FunctionFolder;
  readonly name: string;
  readonly #set = new Map<string, string>();

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    this.folder = props.folder;
    this.name = props.folder.replace(/^.*\//, '');
    const logGroup = new LogGroup(this, 'Log', {
      retention: keptIn(props.settings),
      removalPolicy: removalOf(props.settings),
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: `functions/${props.folder}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.codeOf(props.folder),
      timeout: props.timeout,
      memorySize: props.memory,
      environment: RUNTIME_ENVIRONMENT,
      role,
      logGroup,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    this.set('STAGE', props.settings.stage);
    this.set('LOG_LEVEL', props.settings.logLevel);
    this.set('POWERTOOLS_SERVICE_NAME', this.name);
    this.set('POWERTOOLS_METRICS_NAMESPACE', metricsNamespace(props.settings.stage));
    this.node.addValidation({ validate: () => this.#environmentFaults(Object.keys(props.env.shape)) });
  }

  set(variable: string, value: string): void {
    this.#set.set(variable, value);
    this.lambda.addEnvironment(variable, value);
  }

  allow(statement: PolicyStatementProps): void {
    this.lambda.addToRolePolicy(new PolicyStatement({ effect: Effect.ALLOW, ...statement }));
  }

  /** The endpoint of an AWS service in this region, as KMS's `kms:ViaService` knows it. */
  via(service: string): string {
    return `${service}.${Stack.of(this).region}.amazonaws.com`;
  }

  #environmentFaults(declared: readonly string[]): string[] {
    const file = `functions/${this.folder}/env.ts`;
    return [
      ...declared.filter((name) => !this.#set.has(name)).map((name) => `${file} declares ${name}, which no grant sets`),
      ...[...this.#set.keys()]
        .filter((name) => !declared.includes(name))
        .map((name) => `${name} is set, but ${file} does not declare it`),
    ];
  }
}

/** CloudWatch's namespace for the measures that the functions of a stage report. */
export const metricsNamespace = (stage: string) => `ehc-advice-${stage}`;

export const seconds = (count: number) => Duration.seconds(count);
export const minutes = (count: number) => Duration.minutes(count);
