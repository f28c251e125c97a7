import * as z from 'zod';
import { addPaper, listPapers } from '../../../shared/application/council/add-paper.ts';
import {
  destroyAnswerDocument,
  openAnswerDocument,
  viewAdvice,
} from '../../../shared/application/council/view-advice.ts';
import { NothingBody } from '../../../shared/contracts/http/advice-request-bodies.ts';
import {
  AddPaperBody,
  AdviceView,
  DestroyedDocumentView,
  PaperBegun,
  PapersView,
} from '../../../shared/contracts/http/document-views.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import { ById } from './advice-request-operations.ts';
import type { ApiPorts } from './api-ports.ts';
import { ByRef } from './assessment-operations.ts';
import { actingFor, answerTo, created, ok } from './result-answer.ts';

const ByNumber = ById.extend({ n: z.string().regex(/^[1-9]\d{0,2}$/) });
const orNone = <T>(value: T | null) => value && { ok: true as const, value };

/** Papers that go along with requests, and what teams answered. */
export const documentOperations = (ports: ApiPorts): readonly Operation[] => [
  operation({
    id: 'addPaper',
    method: 'POST',
    path: '/api/assessments/{ref}/papers',
    summary: 'Begins a paper to send along with requests, to be posted to the form given within ten minutes',
    scope: 'advice/write',
    parameters: ByRef,
    body: AddPaperBody,
    answers: { 201: { description: 'The paper’s id and its form', schema: PaperBegun } },
    run: async ({ caller, path, body }) =>
      answerTo(orNone(await addPaper(ports, actingFor(caller), path.ref, body)), created),
  }),
  operation({
    id: 'listPapers',
    method: 'GET',
    path: '/api/assessments/{ref}/papers',
    summary: 'The assessment’s papers, and whether each was found clean',
    scope: 'advice/read',
    parameters: ByRef,
    answers: { 200: { description: 'The papers', schema: PapersView } },
    run: async ({ caller, path }) => answerTo(orNone(await listPapers(ports, actingFor(caller), path.ref)), ok),
  }),
  operation({
    id: 'viewAdvice',
    method: 'GET',
    path: '/api/advice-requests/{id}/advice',
    summary:
      'What the team answered last, who gave it and on what basis, its documents; leaves a reading in the history',
    scope: 'advice/content',
    parameters: ById,
    answers: { 200: { description: 'The answer', schema: AdviceView } },
    run: async ({ caller, path }) => answerTo(orNone(await viewAdvice(ports, actingFor(caller), path.id)), ok),
  }),
  operation({
    id: 'openDocument',
    method: 'GET',
    path: '/api/advice-requests/{id}/documents/{n}',
    summary: 'Leads to a clean document’s address, good for 60 seconds; leaves a reading in the history',
    scope: 'advice/content',
    parameters: ByNumber,
    answers: {
      302: { description: 'Where the document is', headers: ['Location'] },
      409: { description: 'It was destroyed' },
    },
    run: async ({ caller, path }) =>
      answerTo(await openAnswerDocument(ports, actingFor(caller), path.id, Number(path.n)), (address) => ({
        status: 302,
        headers: { Location: address },
      })),
  }),
  operation({
    id: 'destroyDocument',
    method: 'POST',
    path: '/api/advice-requests/{id}/documents/{n}/destroy',
    summary: 'Blocks a wrong upload at once and destroys its bytes; who, when and its hash stay',
    scope: 'advice/write',
    parameters: ByNumber,
    body: NothingBody,
    answers: { 200: { description: 'What is left of it', schema: DestroyedDocumentView } },
    run: async ({ caller, path }) =>
      answerTo(orNone(await destroyAnswerDocument(ports, actingFor(caller), path.id, Number(path.n))), ok),
  }),
];
