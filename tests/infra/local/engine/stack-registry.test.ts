import { describe, expect, it } from 'vitest';
import type { Template } from '../../../../infra/local/engine/assembly.ts';
import { registerStacks } from '../../../../infra/local/engine/stack-registry.ts';
import { StartRefused } from '../../../../infra/local/engine/start-refused.ts';

const issuer = 'http://localhost:3001';

const stacksOf = (templates: Record<string, object>) =>
  registerStacks(
    {
      stacks: Object.entries(templates).map(([name, template]) => ({ name, template: template as Template })),
      assets: new Map(),
    },
    issuer,
  );

/** One resource whose properties are the values to resolve, beside what they refer to. */
const resolved = (values: object, rest: object = {}) =>
  stacksOf({
    one: {
      Resources: {
        Subject1A2B3C4D: { Type: 'AWS::S3::Bucket', Properties: values },
        AssessmentsTableFEDCBA98: { Type: 'AWS::DynamoDB::Table' },
        Queue: { Type: 'AWS::SQS::Queue' },
        Pool: { Type: 'AWS::Cognito::UserPool' },
      },
      ...rest,
    },
  }).get('Subject1A2B3C4D')?.properties;

describe('the stacks of an assembly', () => {
  it('names a resource by what the template calls it, without the hash', () => {
    expect(resolved({ table: { Ref: 'AssessmentsTableFEDCBA98' } })).toEqual({ table: 'assessments' });
  });

  it('resolves references, attributes, joins, substitutions, selections and pseudo-parameters', () => {
    expect(
      resolved({
        arn: { 'Fn::GetAtt': ['AssessmentsTableFEDCBA98', 'Arn'] },
        stream: { 'Fn::GetAtt': ['AssessmentsTableFEDCBA98', 'StreamArn'] },
        issuer: { 'Fn::GetAtt': 'Pool.ProviderURL' },
        joined: { 'Fn::Join': ['', ['https://', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] },
        substituted: { 'Fn::Sub': [`\${Queue.QueueName}/\${own}/\${!kept}`, { own: { Ref: 'AWS::Partition' } }] },
        second: { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] },
        left: { Ref: 'AWS::NoValue' },
        list: ['x', { Ref: 'AWS::NoValue' }],
      }),
    ).toEqual({
      arn: 'arn:aws:dynamodb:eu-west-2:000000000000:table/assessments',
      stream: 'arn:aws:dynamodb:eu-west-2:000000000000:table/assessments/stream/local',
      issuer,
      joined: 'https://eu-west-2.amazonaws.com',
      substituted: `queue/aws/\${kept}`,
      second: 'b',
      list: ['x'],
    });
  });

  it('follows conditions, mappings and parameters, and leaves out a resource whose condition is false', () => {
    const stacks = stacksOf({
      one: {
        Parameters: { Size: { Type: 'String', Default: 'small' } },
        Mappings: { Sizes: { small: { memory: 128 } } },
        Conditions: {
          Small: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] },
          Large: { 'Fn::Not': [{ Condition: 'Small' }] },
          Either: { 'Fn::Or': [{ Condition: 'Small' }, { Condition: 'Large' }] },
          Both: { 'Fn::And': [{ Condition: 'Small' }, { Condition: 'Large' }] },
        },
        Resources: {
          There: {
            Type: 'AWS::S3::Bucket',
            Condition: 'Either',
            Properties: {
              memory: { 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'memory'] },
              which: { 'Fn::If': ['Both', 'both', 'one'] },
            },
          },
          Away: { Type: 'AWS::S3::Bucket', Condition: 'Large' },
        },
      },
    });
    expect(stacks.get('There')?.properties).toEqual({ memory: 128, which: 'one' });
    expect(stacks.get('Away')).toBeUndefined();
  });

  it('carries an export of one stack into another, whichever comes first', () => {
    const stacks = stacksOf({
      service: {
        Resources: { Reader: { Type: 'AWS::S3::Bucket', Properties: { of: { 'Fn::ImportValue': 'records:table' } } } },
      },
      records: {
        Resources: { Mail: { Type: 'AWS::DynamoDB::Table' } },
        Outputs: { Out: { Value: { 'Fn::GetAtt': ['Mail', 'Arn'] }, Export: { Name: 'records:table' } } },
      },
    });
    expect(stacks.get('Reader')?.properties).toEqual({ of: 'arn:aws:dynamodb:eu-west-2:000000000000:table/mail' });
    expect(stacks.outputs['records']?.['Out']).toBe('arn:aws:dynamodb:eu-west-2:000000000000:table/mail');
  });

  it('keeps the condition of a policy statement as it is, since it is no function', () => {
    const statement = { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } };
    expect(resolved(statement)).toEqual(statement);
  });

  it('refuses a resource type that it does not know, by name', () => {
    const start = () => stacksOf({ one: { Resources: { Odd: { Type: 'AWS::Kinesis::Stream' } } } });
    expect(start).toThrow(StartRefused);
    expect(start).toThrow(/AWS::Kinesis::Stream \(of one\/Odd\)/);
  });

  it('passes over policies and alarms, whose values need not resolve', () => {
    const stacks = stacksOf({
      one: { Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { x: { 'Fn::Cidr': [] } } } } },
    });
    expect(stacks.ofType('AWS::IAM::Policy')).toHaveLength(1);
  });

  it('names an intrinsic function that it does not know, and a reference that leads nowhere', () => {
    expect(() => resolved({ x: { 'Fn::Transform': {} } })).toThrow('Fn::Transform');
    expect(() => resolved({ x: { Ref: 'Nowhere' } })).toThrow('Nowhere');
    expect(() => resolved({ x: { 'Fn::ImportValue': 'gone' } })).toThrow('gone');
  });
});
