/** Names and attributes of resources on the local platform: what CloudFormation would have got from each service. */
export const region = 'eu-west-2';
export const account = '000000000000';

const explicitNames: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Events::Archive': 'ArchiveName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
};

/** The property that gives a resource its physical name, where a template sets it. */
export const explicitName = (type: string): string | undefined => explicitNames[type];

/** `AssessmentsTable1A2B3C4D` → `assessments`: neither CDK's hash nor the type's name tells apart what is apart already. */
export function readableName(logicalId: string): string {
  const bare = logicalId.length > 8 ? logicalId.replace(/[0-9A-F]{8}$/, '') : logicalId;
  return (bare || logicalId)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/(?<=.)-(table|bucket|queue|function)$/, '');
}

const arnParts: Readonly<Record<string, (name: string) => string>> = {
  'AWS::Cognito::UserPool': (name) => `cognito-idp:${region}:${account}:userpool/${name}`,
  'AWS::DynamoDB::Table': (name) => `dynamodb:${region}:${account}:table/${name}`,
  'AWS::DynamoDB::GlobalTable': (name) => `dynamodb:${region}:${account}:table/${name}`,
  'AWS::Events::Archive': (name) => `events:${region}:${account}:archive/${name}`,
  'AWS::Events::EventBus': (name) => `events:${region}:${account}:event-bus/${name}`,
  'AWS::Events::Rule': (name) => `events:${region}:${account}:rule/${name}`,
  'AWS::GuardDuty::MalwareProtectionPlan': (name) => `guardduty:${region}:${account}:malware-protection-plan/${name}`,
  'AWS::IAM::Role': (name) => `iam::${account}:role/${name}`,
  'AWS::KMS::Key': (name) => `kms:${region}:${account}:key/${name}`,
  'AWS::Lambda::Function': (name) => `lambda:${region}:${account}:function:${name}`,
  'AWS::Logs::LogGroup': (name) => `logs:${region}:${account}:log-group:${name}:*`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::SNS::Topic': (name) => `sns:${region}:${account}:${name}`,
  'AWS::SQS::Queue': (name) => `sqs:${region}:${account}:${name}`,
  'AWS::Scheduler::Schedule': (name) => `scheduler:${region}:${account}:schedule/default/${name}`,
};

export function arnOf(type: string, name: string): string {
  const service = (type.split('::')[1] ?? 'local').toLowerCase();
  return `arn:aws:${(arnParts[type] ?? ((n: string) => `${service}:${region}:${account}:${n}`))(name)}`;
}

export interface Named {
  readonly type: string;
  readonly physicalId: string;
  readonly arn: string;
}

/** What `Ref` gives. */
export function refOf({ type, physicalId, arn }: Named): string {
  if (type === 'AWS::SQS::Queue') return `https://sqs.${region}.amazonaws.com/${account}/${physicalId}`;
  return type === 'AWS::SNS::Topic' ? arn : physicalId;
}

/** What `Fn::GetAtt` gives; `issuer` is where the local identity provider answers. */
export function attributeOf(resource: Named, attribute: string, issuer: string): string {
  const { type, physicalId, arn } = resource;
  if (type === 'AWS::Cognito::UserPool' && attribute === 'ProviderURL') return issuer;
  if (type === 'AWS::Cognito::UserPool' && attribute === 'ProviderName') return issuer.replace(/^https?:\/\//, '');
  if (attribute === 'StreamArn') return `${arn}/stream/local`;
  if (attribute === 'Arn' || attribute.endsWith('Arn')) return arn;
  if (attribute === 'QueueUrl') return refOf(resource);
  if (attribute === 'RegionalDomainName' || attribute === 'DomainName')
    return `${physicalId}.s3.${region}.amazonaws.com`;
  if (attribute === 'RootResourceId') return `${physicalId}/root`;
  if (/(Name|Id)$/.test(attribute)) return physicalId;
  return `${physicalId}.${attribute}`;
}
