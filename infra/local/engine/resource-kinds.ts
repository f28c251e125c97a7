import { StartRefused } from './start-refused.ts';

/** Types that the local platform runs, by the engine or by its edges. */
const run: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::BasePathMapping',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Archive',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::GuardDuty::MalwareProtectionPlan',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
]);

const rights = 'nothing on one machine asks IAM; tests hold the calls made against the policies';
const watching = 'watching is for a deployed stage; the console shows what each function last did';
const edge = 'localhost has neither a domain nor a firewall';

/** Types that are passed over, each with the reason. */
const passedOver: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': watching,
  'AWS::ApiGateway::DomainName': edge,
  'AWS::ApiGateway::DomainNameV2': edge,
  'AWS::CDK::Metadata': 'it says what made the template',
  'AWS::CertificateManager::Certificate': edge,
  'AWS::CloudWatch::Alarm': watching,
  'AWS::CloudWatch::CompositeAlarm': watching,
  'AWS::CloudWatch::Dashboard': watching,
  'AWS::Cognito::ManagedLoginBranding': 'the local sign-in is a list of example people',
  'AWS::Cognito::UserPoolUICustomizationAttachment': 'the local sign-in is a list of example people',
  'AWS::Events::EventBusPolicy': rights,
  'AWS::IAM::ManagedPolicy': rights,
  'AWS::IAM::Policy': rights,
  'AWS::IAM::Role': rights,
  'AWS::KMS::Alias': 'what is on one machine is as safe as that machine',
  'AWS::KMS::Key': 'what is on one machine is as safe as that machine',
  'AWS::Lambda::LayerVersion': 'bundles hold all that they need',
  'AWS::Lambda::Permission': rights,
  'AWS::Logs::LogGroup': 'logs are files in DIR/logs',
  'AWS::Logs::MetricFilter': watching,
  'AWS::Logs::QueryDefinition': watching,
  'AWS::Logs::ResourcePolicy': rights,
  'AWS::Route53::RecordSet': edge,
  'AWS::S3::BucketPolicy': rights,
  'AWS::SNS::Subscription': watching,
  'AWS::SNS::Topic': watching,
  'AWS::SNS::TopicPolicy': watching,
  'AWS::SQS::QueuePolicy': rights,
  'AWS::WAFv2::LoggingConfiguration': edge,
  'AWS::WAFv2::WebACL': edge,
  'AWS::WAFv2::WebACLAssociation': edge,
  'Custom::S3AutoDeleteObjects': 'a bucket is emptied by removing DIR',
  'Custom::S3BucketNotifications': 'the local S3 sends its events to the default bus',
};

/** Whether a type is run. Refuses a type that is neither run nor passed over, by name. */
export function isRun(type: string, id: string): boolean {
  if (run.has(type)) return true;
  if (type in passedOver) return false;
  throw new StartRefused(
    `The local platform does not know the resource type ${type} (of ${id}): teach it in resource-kinds.ts`,
  );
}
