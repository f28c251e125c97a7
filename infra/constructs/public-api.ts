import {
  AccessLogFormat,
  EndpointType,
  type IResource,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGateway } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { shapeGatewayErrors } from './gateway-errors.ts';
import { keptIn, removalOf } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';

/** What answers at a path; every method where none is named. */
export interface Route {
  readonly path: string;
  readonly methods?: readonly string[];
  readonly fn: ServiceFunction;
}

/** A line a request: the route, never the path (a link's token is in it), no query, no address, no headers. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    id: '$context.requestId',
    method: '$context.httpMethod',
    route: '$context.resourcePath',
    status: '$context.status',
    ms: '$context.responseLatency',
    functionMs: '$context.integrationLatency',
    bytes: '$context.responseLength',
    waf: '$context.wafResponseCode',
  }),
);

/** The front door: a regional REST API on the stage's domain. TLS ends in London; AWS's own address for it is shut. */
export class PublicApi extends Construct {
  readonly api: RestApi;
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, settings: StageSettings, zone: IHostedZone, routes: readonly Route[]) {
    super(scope, id);
    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: keptIn(settings),
      removalPolicy: removalOf(settings),
    });
    const certificate = new Certificate(this, 'Certificate', {
      domainName: settings.domain,
      validation: CertificateValidation.fromDns(zone),
    });
    this.api = new RestApi(this, 'Api', {
      description: `EHC Advice, stage ${settings.stage}: pages and JSON API`,
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: true,
      domainName: {
        domainName: settings.domain,
        certificate,
        endpointType: EndpointType.REGIONAL,
        securityPolicy: SecurityPolicy.TLS_1_2,
      },
      // Whatever comes and goes is bytes to the gateway: functions compress, and check the encoding of what they read.
      binaryMediaTypes: ['*/*'],
      cloudWatchRole: true,
      deployOptions: {
        stageName: 'live',
        accessLogDestination: new LogGroupLogDestination(this.accessLog),
        accessLogFormat: ACCESS_LOG,
        metricsEnabled: true,
        dataTraceEnabled: false,
        loggingLevel: MethodLoggingLevel.OFF,
        throttlingRateLimit: 200,
        throttlingBurstLimit: 400,
      },
    });
    for (const route of routes) this.#serve(route);
    shapeGatewayErrors(this.api);
    const target = RecordTarget.fromAlias(new ApiGateway(this.api));
    new ARecord(this, 'Ipv4', { zone, target });
    new AaaaRecord(this, 'Ipv6', { zone, target });
    this.#acknowledgeFindings();
  }

  #serve({ path, methods = ['ANY'], fn }: Route): void {
    const resource: IResource = path === '/' ? this.api.root : this.api.root.resourceForPath(path);
    const integration = new LambdaIntegration(fn.lambda, { allowTestInvoke: false });
    for (const method of methods) resource.addMethod(method, integration);
  }

  #acknowledgeFindings(): void {
    const role =
      'AWS’s own policy for the one role with which API Gateway writes logs; it is the account’s, not the API’s.';
    acknowledge(this.api, {
      APIG2: 'Functions check every body and query against zod schemas, and name each fault; the gateway could not.',
      APIG4: 'Functions check tokens, sessions and links themselves; links are opened by people without an account.',
      COG4: 'Functions check Cognito’s tokens themselves, because a token’s council is looked up; pages use sessions.',
      APIG6:
        'The gateway’s execution log would hold the paths of links, and so their tokens. The access log has the routes.',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]': role,
    });
  }
}
