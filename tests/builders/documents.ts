import type { CleanCopy, Document, DocumentOwner, Upload } from '../../shared/domain/document/document.ts';

const KEY = 'K3M9Q2XA7TZ1';
export const ofAnswer = (request: number): DocumentOwner => ({ is: 'answer', assessment: KEY, request });
export const ofPaper = (): DocumentOwner => ({ is: 'paper', assessment: KEY });

export const aDocument = (its: Partial<Document> = {}): Document => ({
  council: 'vale',
  owner: ofAnswer(1),
  id: '0123456789abcdef0123456789abcdef',
  title: '',
  fileName: '',
  by: { by: 'adviser', team: 'RV1-SALT', name: 'P. Reed', role: 'Therapist', address: 'salt@rv1.nhs.example' },
  at: '2026-03-02T11:59:00.000Z',
  revision: 1,
  state: { is: 'awaited' },
  ...its,
});
export const anUpload = (its: Partial<Upload> = {}): Upload => ({
  version: 'v1',
  etag: 'e1',
  bytes: 1000,
  at: '2026-03-02T12:00:00.000Z',
  ...its,
});
export const aCopy = (its: Partial<CleanCopy> = {}): CleanCopy => ({
  version: 'c1',
  sha256: 'f'.repeat(64),
  bytes: 1000,
  type: 'pdf',
  ...its,
});
