import { describe, expect, it } from 'vitest';
import { mayTouch, statementsOf } from './policies.ts';
import { foldersIn, synthesised } from './synthesised.ts';

const prod = synthesised('prod');
const folders = foldersIn(prod);
const STATE = 'vale#A#0123456789AB';
const HISTORY = 'vale#H#0123456789AB';
const DOCUMENTS = 'vale#F#0123456789AB';
const PERSONAL = 'vale#P#0123456789AB';
const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const may = (folder: string, action: string, table: string, partition?: string) =>
  mayTouch(prod, folder, { action, table, ...(partition && { partition }) });

describe('what functions may do to the records', () => {
  it('lets nobody update or delete history', () => {
    for (const folder of folders) {
      expect(may(folder, 'UpdateItem', 'Assessments', HISTORY), folder).toBe(false);
      expect(may(folder, 'DeleteItem', 'Assessments', HISTORY), folder).toBe(false);
    }
  });

  it('lets those who decide put history', () => {
    const deciders = folders.filter((folder) => may(folder, 'PutItem', 'Assessments', HISTORY)).sort();
    expect(deciders).toEqual([
      'api/advice-api',
      'events/apply-import',
      'events/record-mail-outcome',
      'pages/answer-request',
      'schedules/chase-advice',
    ]);
  });

  it('keeps personal details from all but those who show or take them in', () => {
    const readers = folders.filter((folder) => READS.some((action) => may(folder, action, 'Assessments', PERSONAL)));
    expect(readers.sort()).toEqual(['api/advice-api', 'events/apply-import', 'pages/answer-request']);
  });

  it('shows send-mail a request, but neither what is personal nor the history, and lets it write neither', () => {
    expect(may('streams/send-mail', 'Query', 'Assessments', STATE)).toBe(true);
    expect(may('streams/send-mail', 'ConditionCheckItem', 'Assessments', STATE)).toBe(true);
    for (const action of [...READS, ...WRITES]) {
      expect(may('streams/send-mail', action, 'Assessments', PERSONAL), action).toBe(false);
      expect(may('streams/send-mail', action, 'Assessments', HISTORY), action).toBe(false);
    }
    for (const action of WRITES) expect(may('streams/send-mail', action, 'Assessments', STATE), action).toBe(false);
  });

  it('lets send-mail put links and codes, and read none back', () => {
    expect(may('streams/send-mail', 'PutItem', 'Access')).toBe(true);
    for (const action of READS) expect(may('streams/send-mail', action, 'Access'), action).toBe(false);
  });

  it.each(['events/update-scorecard', 'pages/health-scorecard', 'pages/sign-in'])(
    'gives %s nothing of the assessments',
    (folder) => {
      expect(JSON.stringify(statementsOf(prod, folder))).not.toContain('AssessmentsTable');
    },
  );

  it('lets publish-events follow the stream of decisions, and read no item', () => {
    for (const action of [...READS, ...WRITES]) {
      expect(may('streams/publish-events', action, 'Assessments'), action).toBe(false);
    }
    expect(may('streams/publish-events', 'GetRecords', 'Assessments')).toBe(true);
  });

  it('lets nobody scan, nor speak PartiQL, which leading keys would not limit', () => {
    const all = folders.flatMap((folder) => statementsOf(prod, folder)).flatMap(({ actions }) => actions);
    expect(all.filter((action) => /Scan|PartiQL/.test(action))).toEqual([]);
  });

  it('finds what the chase must do by the index of rungs alone', () => {
    const indexes = statementsOf(prod, 'schedules/chase-advice')
      .flatMap(({ resources }) => resources)
      .flatMap((arn) => /\/index\/([a-z-]+)/.exec(arn)?.[1] ?? []);
    expect(indexes).toEqual(['by-next-rung']);
  });
});

describe('what functions may do to documents', () => {
  const files = (folder: string) =>
    statementsOf(prod, folder).flatMap(({ actions, resources }) =>
      actions.flatMap((action) =>
        resources.map((arn) => `${action} ${/(DocumentUploads|Documents|Imports)Bucket/.exec(arn)?.[1]}`),
      ),
    );
  const of = (bucket: string, ...actions: readonly string[]) => actions.map((action) => `s3:${action} ${bucket}`);
  const doing = (folder: string) =>
    files(folder)
      .filter((one) => /^s3:.* Document/.test(one))
      .sort();

  it('lets pages and the API sign forms and addresses, and destroy; never read an upload or put a clean copy', () => {
    const allowed = [
      ...of('DocumentUploads', 'PutObject', 'DeleteObjectVersion', 'ListBucketVersions'),
      ...of('Documents', 'GetObjectVersion', 'DeleteObjectVersion', 'ListBucketVersions'),
    ].sort();
    expect(doing('pages/answer-request')).toEqual(allowed);
    expect(doing('api/advice-api')).toEqual(allowed);
  });

  it('lets one function read uploads and put clean copies, and no other touch either', () => {
    expect(doing('events/record-document-scan')).toEqual(
      [...of('DocumentUploads', 'GetObjectVersion'), ...of('Documents', 'PutObject')].sort(),
    );
    const others = folders.filter((folder) => doing(folder).length > 0).sort();
    expect(others).toEqual(['api/advice-api', 'events/record-document-scan', 'pages/answer-request']);
  });

  it('keeps their records from all but those; unstick flags them unread; nobody deletes one', () => {
    const readers = folders.filter((folder) => READS.some((action) => may(folder, action, 'Assessments', DOCUMENTS)));
    expect(readers.sort()).toEqual(['api/advice-api', 'events/record-document-scan', 'pages/answer-request']);
    for (const action of READS) expect(may('schedules/unstick', action, 'Assessments', PERSONAL), action).toBe(false);
    expect(may('schedules/unstick', 'UpdateItem', 'Assessments', DOCUMENTS)).toBe(true);
    for (const partition of [STATE, PERSONAL, HISTORY])
      expect(may('schedules/unstick', 'UpdateItem', 'Assessments', partition), partition).toBe(false);
    for (const folder of folders) expect(may(folder, 'DeleteItem', 'Assessments', DOCUMENTS), folder).toBe(false);
  });

  it('lets record-document-scan see nothing else of an assessment', () => {
    for (const action of [...READS, ...WRITES])
      for (const partition of [STATE, HISTORY, PERSONAL])
        expect(may('events/record-document-scan', action, 'Assessments', partition), action).toBe(false);
  });

  it('lets GuardDuty read uploads and put nothing but its own test object', () => {
    const [plan] = prod.ofType('AWS::GuardDuty::MalwareProtectionPlan');
    const role = plan?.Properties.Role['Fn::GetAtt'][0];
    const statements = prod
      .ofType('AWS::IAM::Policy')
      .filter(({ Properties }) => Properties.Roles.some((one: { Ref: string }) => one.Ref === role))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const puts = statements.filter(({ Action }) => [Action].flat().includes('s3:PutObject'));
    expect(JSON.stringify(puts.map(({ Resource }) => Resource))).toMatch(
      /malware-protection-resource-validation-object"\]\]\}\]$/,
    );
    expect(JSON.stringify(statements)).not.toMatch(/s3:(Delete|Put(?!Object"|BucketNotification"))/);
    expect(plan?.Properties.Actions).toEqual({ Tagging: { Status: 'DISABLED' } });
  });
});

describe('how wide permissions are', () => {
  it('names every action', () => {
    const all = folders.flatMap((folder) => statementsOf(prod, folder)).flatMap(({ actions }) => actions);
    expect(all.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names every resource, but for the account that SES tells its rate of', () => {
    const wide = folders.flatMap((folder) =>
      statementsOf(prod, folder)
        .filter(({ resources }) => resources.includes('*'))
        .map(({ actions }) => `${folder}: ${actions.join()}`),
    );
    expect(wide).toEqual(['streams/send-mail: ses:GetAccount']);
  });

  it('lets one function send mail and one publish events', () => {
    const doing = (action: string) =>
      folders.filter((folder) => statementsOf(prod, folder).some(({ actions }) => actions.includes(action)));
    expect(doing('ses:SendEmail')).toEqual(['streams/send-mail']);
    expect(doing('events:PutEvents')).toEqual(['streams/publish-events']);
  });

  it('uses the key of the records only through the services that hold them', () => {
    const policies = prod.ofType('AWS::IAM::Policy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const keys = policies.filter(({ Action }) => [Action].flat().some((action: string) => action.startsWith('kms:')));
    expect(keys.length).toBeGreaterThan(10);
    for (const { Condition } of keys) {
      expect(Condition.StringEquals['kms:ViaService']).toMatch(/^(dynamodb|s3)\.eu-west-2\.amazonaws\.com$/);
    }
  });
});
