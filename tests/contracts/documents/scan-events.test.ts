import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventPattern } from '../../../infra/local/engine/event-pattern.ts';
import { scanResult } from '../../../infra/local/services/guardduty/scan-result.ts';
import { documentFileKey, documentPlaceOf } from '../../../shared/contracts/documents/document-file-key.ts';
import { DocumentEvent } from '../../../shared/contracts/documents/scan-event.ts';
import { aDocument, ofPaper } from '../../builders/documents.ts';
import { synthesised } from '../../infra/synthesised.ts';

const FOLDER = new URL('../../../shared/contracts/documents/examples/', import.meta.url);
const NAMES = readdirSync(FOLDER).map((name) => name.replace('.json', ''));
const example = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

const prod = synthesised('prod');
/** The rules about uploads, with the references resolved as they are in the examples. */
const rules = prod
  .ofType('AWS::Events::Rule')
  .map(({ Properties }) => JSON.stringify(Properties.EventPattern))
  .filter((pattern) => pattern.includes('DocumentUploadsBucket'))
  .map((pattern) =>
    eventPattern(
      JSON.parse(
        pattern
          .replaceAll('{"Ref":"AWS::AccountId"}', '"000000000000"')
          .replaceAll(/\{"Ref":"DocumentUploadsBucket\w+"\}/g, '"document-uploads"'),
      ),
    ),
  );

describe('events about uploads', () => {
  it('are kept as examples: what S3 says of a new file, and each result of GuardDuty’s', () => {
    expect(NAMES.toSorted()).toEqual([
      'access-denied',
      'failed',
      'no-threats-found',
      'threats-found',
      'unsupported',
      'uploaded',
    ]);
  });

  it.each(NAMES)('%s is read, and brought by one rule alone', (name) => {
    expect(DocumentEvent.safeParse(example(name)).success).toBe(true);
    expect(rules).toHaveLength(2);
    expect(rules.filter((matches) => matches(example(name)))).toHaveLength(1);
  });

  it.each(NAMES)('%s of another account or bucket is brought by none', (name) => {
    const event = example(name);
    const elsewhere = JSON.parse(JSON.stringify(event).replaceAll('"document-uploads"', '"another"'));
    for (const forged of [{ ...event, account: '111111111111' }, elsewhere])
      expect(rules.filter((matches) => matches(forged))).toEqual([]);
  });

  it('have the same shape on the local platform', () => {
    const kept = example('no-threats-found');
    const { bucketName, objectKey, eTag, versionId } = kept.detail.s3ObjectDetails;
    const object = { bucket: bucketName, key: objectKey, etag: `"${eTag}"`, version: versionId };
    const [plan = ''] = kept.resources;
    const local = scanResult(plan, object, 'NO_THREATS_FOUND', new Date(kept.time));
    expect(local).toMatchObject({ source: kept.source, detailType: kept['detail-type'], resources: kept.resources });
    expect(local.detail).toEqual(kept.detail);
  });
});

describe('a document’s key', () => {
  it('says where its record stands, and nothing that a sender chose', () => {
    for (const place of [aDocument(), aDocument({ owner: ofPaper() })]) {
      const { council, owner, id } = place;
      expect(documentPlaceOf(documentFileKey(place))).toEqual({ council, owner, id });
    }
  });

  it.each([
    'vale/K3M9Q2XA7TZ1/1/../0123456789abcdef0123456789abcdef',
    'malware-protection-resource-validation-object',
    '',
  ])('is not %j', (key) => expect(documentPlaceOf(key)).toBeNull());
});
