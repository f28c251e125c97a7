import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordDocumentScan } from '../../../functions/events/record-document-scan/handler.ts';
import { NodeUnpacking } from '../../../shared/adapters/system/node-unpacking.ts';
import { documentFileKey } from '../../../shared/contracts/documents/document-file-key.ts';
import { MEASURES } from '../../../shared/contracts/schedules/measures.ts';
import type { Document } from '../../../shared/domain/document/document.ts';
import { anEncryptedPdf, anExe, aPdf } from '../../builders/document-files.ts';
import { aDocument } from '../../builders/documents.ts';
import { CONTEXT, queueOf } from '../../builders/lambda-events.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryDocumentFiles } from '../../fakes/memory-document-files.ts';
import { MemoryDocumentStore } from '../../fakes/memory-document-store.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { MemoryMeasures } from '../../fakes/memory-measures.ts';

const OURS = { bucket: 'document-uploads', account: '000000000000' };
const example = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../shared/contracts/documents/examples/${name}.json`, import.meta.url), 'utf8'),
  );
type Example = 'no-threats-found' | 'threats-found' | 'unsupported' | 'access-denied' | 'failed' | 'uploaded';

const room = () => {
  const documents = new MemoryDocumentStore();
  const documentFiles = new MemoryDocumentFiles();
  const measures = new MemoryMeasures();
  const unpacking = new NodeUnpacking();
  const ports = { documents, documentFiles, measures, unpacking, clock: new FixedClock(), log: new MemoryLog() };
  const handle = recordDocumentScan(ports, OURS);
  /** GuardDuty's or S3's own example, about a version of the document. */
  const about = (name: Example, version: string, its: object = {}) => {
    const event = example(name);
    const key = documentFileKey(aDocument());
    if (event.source === 'aws.s3') Object.assign(event.detail.object, { key, 'version-id': version });
    else Object.assign(event.detail.s3ObjectDetails, { objectKey: key, versionId: version });
    return { ...event, ...its };
  };
  const send = (...events: readonly unknown[]) => handle(queueOf(events), CONTEXT);
  const record = async (): Promise<Document | null> => documents.find(aDocument());
  return { ...ports, about, send, record };
};

let at: ReturnType<typeof room>;
beforeEach(async () => {
  at = room();
  await at.documents.add(aDocument());
});
const state = async () => (await at.record())?.state;
const posted = (bytes: Uint8Array = aPdf(), named = 'advice.pdf') => at.documentFiles.post(aDocument(), bytes, named);

describe('an upload', () => {
  it('waits for its scan, under the name that its sender’s machine gave it, made safe', async () => {
    const version = posted(aPdf(), '..\\C:\\fakepath\\My "advice"\u202e.pdf');
    expect(await at.send(at.about('uploaded', version))).toEqual({ batchItemFailures: [] });
    expect(await at.record()).toMatchObject({
      fileName: 'My _advice_.pdf',
      title: 'My _advice_',
      state: { is: 'waiting', upload: { version, bytes: aPdf().length } },
    });
  });

  it('is the first file under its form: a second one changes nothing, and its scan neither', async () => {
    const [first, second] = [posted(), posted(anExe())];
    await at.send(at.about('uploaded', first), at.about('uploaded', second));
    await at.send(at.about('no-threats-found', second), at.about('threats-found', second));
    expect(await state()).toMatchObject({ is: 'waiting', upload: { version: first } });
    expect(at.documentFiles.copies.size).toBe(0);
  });
});

describe('a scan’s result', () => {
  it('that found no threat makes a good document clean: the bytes that were checked are kept apart, by their hash', async () => {
    const version = posted();
    await at.send(at.about('uploaded', version));
    await at.send(at.about('no-threats-found', version));
    const sha256 = new NodeUnpacking().sha256(aPdf());
    expect(await state()).toMatchObject({ is: 'clean', copy: { sha256, bytes: aPdf().length, type: 'pdf' } });
    expect([...at.documentFiles.copies.values()]).toEqual([aPdf()]);
  });

  it('may come before anybody said that the file did', async () => {
    const version = posted();
    await at.send(at.about('no-threats-found', version));
    expect((await state())?.is).toBe('clean');
    await at.send(at.about('uploaded', version));
    expect(await at.record()).toMatchObject({ revision: 3, state: { is: 'clean' } });
  });

  it.each([
    ['no-threats-found', anExe(), 'name-and-content-differ'],
    ['no-threats-found', anEncryptedPdf(), 'encrypted'],
    ['no-threats-found', Buffer.alloc(0), 'empty'],
    ['threats-found', aPdf(), 'malware'],
    ['unsupported', aPdf(), 'not-supported'],
    ['unsupported', anEncryptedPdf(), 'encrypted'],
  ] as const)('%s of what is not good refuses it', async (result, bytes, fault) => {
    const version = posted(bytes);
    await at.send(at.about(result, version));
    expect(await state()).toMatchObject({ is: 'refused', fault });
    expect(at.documentFiles.copies.size).toBe(0);
  });

  it.each(['failed', 'access-denied'] as const)(
    '%s flags it and is counted; a good result later counts',
    async (result) => {
      const version = posted();
      await at.send(at.about(result, version), at.about(result, version));
      expect(await state()).toMatchObject({ is: 'flagged', fault: 'scan-failed' });
      expect(at.measures.of(MEASURES.documentScansFailed)).toEqual([1]);
      await at.send(at.about('no-threats-found', version));
      expect((await state())?.is).toBe('clean');
    },
  );

  it('finds nothing where the scan was not completed, or says what nobody knows', async () => {
    const version = posted();
    const half = at.about('no-threats-found', version);
    half.detail.scanStatus = 'SKIPPED';
    await at.send(half);
    expect((await state())?.is).toBe('flagged');
    const unknown = at.about('no-threats-found', version);
    unknown.detail.scanResultDetails.scanResultStatus = 'PROBABLY_FINE';
    await at.send(unknown);
    expect((await state())?.is).toBe('flagged');
  });

  it('that comes again, or another after it, changes nothing', async () => {
    const version = posted();
    await at.send(at.about('no-threats-found', version));
    const before = await at.record();
    await at.send(
      ...(['no-threats-found', 'threats-found', 'failed', 'unsupported', 'uploaded'] as const).map((name) =>
        at.about(name, version),
      ),
    );
    expect(await at.record()).toEqual(before);
    expect(at.documentFiles.copies.size).toBe(1);
  });

  it('of another account, bucket, version or key changes nothing', async () => {
    const version = posted(anExe());
    await at.send(at.about('uploaded', version));
    const before = await at.record();
    const elsewhere = at.about('no-threats-found', version);
    elsewhere.detail.s3ObjectDetails.bucketName = 'somebody-elses';
    const testObject = at.about('no-threats-found', version);
    testObject.detail.s3ObjectDetails.objectKey = 'malware-protection-resource-validation-object';
    const nobodys = at.about('no-threats-found', version);
    nobodys.detail.s3ObjectDetails.objectKey = 'vale/K3M9Q2XA7TZ1/1/ffffffffffffffffffffffffffffffff';
    const forged = [
      at.about('no-threats-found', version, { account: '111111111111' }),
      at.about('no-threats-found', 'another-version'),
      at.about('uploaded', 'another-version'),
      ...[elsewhere, testObject, nobodys],
    ];
    expect(await at.send(...forged)).toEqual({ batchItemFailures: [] });
    expect(await at.record()).toEqual(before);
  });

  it('that is none is given back to the queue, by itself', async () => {
    const version = posted();
    const answer = await at.send({ source: 'ehc-advice' }, at.about('no-threats-found', version));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect((await state())?.is).toBe('clean');
  });
});
