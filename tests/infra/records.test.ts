import { describe, expect, it } from 'vitest';
import { readStage } from '../../infra/stages.ts';
import { synthesised } from './synthesised.ts';

const prod = synthesised('prod');
const tables = prod.ofType('AWS::DynamoDB::Table');
const table = (name: string) => tables.find(({ id }) => id.startsWith(`${name}Table`))!;

describe('the tables of a stage that keeps its records', () => {
  it('are five, and each can be restored, is protected, encrypted with our key and stays when its stack goes', () => {
    expect(tables).toHaveLength(5);
    for (const { id, Properties, DeletionPolicy, UpdateReplacePolicy } of tables) {
      expect(Properties.PointInTimeRecoverySpecification, id).toEqual({ PointInTimeRecoveryEnabled: true });
      expect(Properties.DeletionProtectionEnabled, id).toBe(true);
      expect(Properties.SSESpecification.KMSMasterKeyId, id).toBeDefined();
      expect(Properties.BillingMode, id).toBe('PAY_PER_REQUEST');
      expect([DeletionPolicy, UpdateReplacePolicy], id).toEqual(['Retain', 'Retain']);
    }
  });

  it('stay with their key and the people who may sign in', () => {
    const key = prod.ofType('AWS::KMS::Key').find(({ id }) => id.startsWith('Key'));
    const [pool] = prod.ofType('AWS::Cognito::UserPool');
    expect(key?.DeletionPolicy).toBe('Retain');
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect(pool?.DeletionPolicy).toBe('Retain');
    expect(pool?.Properties.DeletionProtection).toBe('ACTIVE');
  });

  it('stream what assessments and mails become, and nothing else', () => {
    const streamed = tables.filter(({ Properties }) => Properties.StreamSpecification);
    expect(streamed.map(({ id }) => id.replace(/Table.*/, ''))).toEqual(['Assessments', 'Mail']);
    for (const { Properties } of streamed) expect(Properties.StreamSpecification.StreamViewType).toBe('NEW_IMAGE');
  });

  it('are tidied by time only where links and sessions are', () => {
    expect(table('Access').Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'ttl', Enabled: true });
    expect(tables.filter(({ Properties }) => Properties.TimeToLiveSpecification)).toHaveLength(1);
  });

  it('have every index that the access patterns name', () => {
    const indexes = (name: string) =>
      (table(name).Properties.GlobalSecondaryIndexes ?? []).map(({ IndexName }: { IndexName: string }) => IndexName);
    expect(indexes('Assessments')).toEqual([
      'by-due',
      'by-team-due',
      'by-next-rung',
      'by-waiting',
      'by-requested-on',
      'by-day',
      'by-scan-due',
    ]);
    expect(indexes('Mail')).toEqual(expect.arrayContaining(['pending', 'attention']));
    for (const name of ['Directory', 'Access', 'Scorecard']) expect(indexes(name), name).toEqual([]);
  });
});

describe('the tables of a stage on one machine', () => {
  it('are the same, but can be removed', () => {
    const example = synthesised('example').ofType('AWS::DynamoDB::Table');
    expect(example.map(({ id }) => id)).toEqual(tables.map(({ id }) => id));
    for (const { DeletionPolicy } of example) expect(DeletionPolicy).toBe('Delete');
  });
});

describe('logs', () => {
  it('are all forgotten in the end', () => {
    const groups = prod.ofType('AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(12);
    for (const { id, Properties } of groups) expect(Properties.RetentionInDays, id).toBe(365);
  });
});

describe('buckets', () => {
  it('are closed to the public, speak TLS alone and empty themselves, but for the one of clean documents', () => {
    for (const { id, Properties } of prod.ofType('AWS::S3::Bucket')) {
      expect(new Set(Object.values(Properties.PublicAccessBlockConfiguration)), id).toEqual(new Set([true]));
      const days = Properties.LifecycleConfiguration.Rules[0].ExpirationInDays;
      if (id.startsWith('DocumentsBucket')) expect(days).toBeUndefined();
      else expect(days, id).toBeGreaterThan(0);
    }
    for (const { Properties } of prod.ofType('AWS::S3::BucketPolicy')) {
      const denied = Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Deny');
      expect(JSON.stringify(denied)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('of documents keep versions: uploads for some days, clean copies for good', () => {
    const of = (id: string) => prod.ofType('AWS::S3::Bucket').find((one) => one.id.startsWith(id));
    const [uploads, clean] = [of('DocumentUploadsBucket'), of('DocumentsBucket')];
    for (const bucket of [uploads, clean])
      expect(bucket?.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(uploads?.Properties.LifecycleConfiguration.Rules[0]).toMatchObject({
      ExpirationInDays: 3,
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    });
    expect(clean?.DeletionPolicy).toBe('Retain');
  });

  it('let pages of ours post uploads by script, and nobody anything else', () => {
    const open = prod.ofType('AWS::S3::Bucket').filter(({ Properties }) => Properties.CorsConfiguration);
    expect(open.map(({ id }) => id.replace(/Bucket.*/, ''))).toEqual(['DocumentUploads']);
    const { publicOrigin } = readStage('prod');
    expect(open[0]?.Properties.CorsConfiguration.CorsRules).toEqual([
      { AllowedMethods: ['POST'], AllowedOrigins: [publicOrigin], MaxAge: 3600 },
    ]);
  });
});
