import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../shared/contracts/schedules/measures.ts';
import { foldersIn, synthesised } from './synthesised.ts';

const prod = synthesised('prod');
const alarms = prod.ofType('AWS::CloudWatch::Alarm');
const text = (value: unknown) => JSON.stringify(value);
/** An alarm of another stack's resource names it by its export, which holds its logical id. */
const about = (id: string) => alarms.filter(({ Properties }) => text(Properties).includes(id));

describe('alarms', () => {
  it('each say what is wrong and lead to a runbook that is there', () => {
    const headings = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .map((line) =>
        line
          .replace(/^#+ /, '')
          .toLowerCase()
          .replaceAll(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-'),
      );
    expect(alarms.length).toBeGreaterThan(40);
    for (const { id, Properties } of alarms) {
      const [, runbook] =
        /^[^#]+\. What to do: infra\/README\.md#([a-z0-9-]+)$/.exec(Properties.AlarmDescription) ?? [];
      expect(runbook, id).toBeDefined();
      expect(headings, `${id} → ${runbook}`).toContain(runbook);
    }
  });

  it('each tell the stage’s addresses, when it is wrong and when it is well again', () => {
    const [topic] = prod.ofType('AWS::SNS::Topic');
    for (const { id, Properties } of alarms) {
      expect(Properties.AlarmActions, id).toEqual([{ Ref: topic?.id }]);
      expect(Properties.OKActions, id).toEqual([{ Ref: topic?.id }]);
    }
    expect(prod.ofType('AWS::SNS::Subscription').map(({ Properties }) => Properties.Endpoint)).toEqual([
      'service.owner@example.gov.uk',
    ]);
  });

  it('watch every queue of dead letters', () => {
    const deadLetters = prod.ofType('AWS::SQS::Queue').filter(({ Properties }) => !Properties.RedrivePolicy);
    expect(deadLetters).toHaveLength(8);
    for (const { id } of deadLetters) {
      const [alarm] = about(id);
      expect(alarm?.Properties, id).toMatchObject({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      });
    }
  });

  it('watch the errors and throttles of every function', () => {
    for (const { id } of prod.ofType('AWS::Lambda::Function')) {
      const metrics = about(id).map(({ Properties }) => Properties.MetricName);
      expect(metrics, id).toEqual(expect.arrayContaining(['Errors', 'Throttles']));
    }
    expect(foldersIn(prod)).toHaveLength(13);
  });

  it('watch what each stream gave up on, and how far each follower is behind', () => {
    const named = (metric: string) => alarms.filter(({ Properties }) => Properties.MetricName === metric);
    expect(named('OnFailureDestinationDeliveredEventCount')).toHaveLength(3);
    expect(named('IteratorAge')).toHaveLength(2);
  });

  it('take silence about the chase for a chase that did not run', () => {
    const [chase] = alarms.filter(({ Properties }) => Properties.MetricName === MEASURES.chaseAge);
    expect(chase?.Properties).toMatchObject({ Threshold: 26 * 3600, TreatMissingData: 'breaching' });
  });

  it.each([
    'mailsUnknown',
    'mailsUnconfirmed',
    'mailsBounced',
    'mailsComplained',
    'sendingStopped',
    'scorecardDrift',
    'documentScansFailed',
    'documentsUnscanned',
  ] as const)('watch %s, which a function reports', (measure) => {
    const watching = alarms.filter(({ Properties }) => text(Properties).includes(`"${MEASURES[measure]}"`));
    expect(watching).toHaveLength(1);
    expect(text(watching[0]?.Properties)).toContain('"ehc-advice-prod"');
  });
});

describe('the dashboard', () => {
  it('is one', () => {
    expect(prod.ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1);
  });
});
