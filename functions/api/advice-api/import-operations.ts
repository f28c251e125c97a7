import * as z from 'zod';
import { putImport, startImport } from '../../../shared/application/imports/start-import.ts';
import type { Import, ImportKind } from '../../../shared/application/ports/directory-store.ts';
import { ImportDone, ImportStarted, ImportView, StartImportBody } from '../../../shared/contracts/http/import-views.ts';
import { type ApiAnswer, type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import { invalid } from '../../../shared/lambda/problem.ts';
import type { ApiPorts } from './api-ports.ts';
import { answerTo, created, ok } from './result-answer.ts';

const viewOf = ({ council: _council, startedAt: _startedAt, errors, ...view }: Import): ImportView => ({
  ...view,
  errors: [...errors],
});

/** Done within our patience, refused with every fault, or under way: then where to look. */
const answerOf = (record: Import): ApiAnswer => {
  const { rows, created: made, changed, unchanged } = record;
  if (record.status === 'done') return ok({ rows, created: made, changed, unchanged });
  if (record.status === 'refused') return invalid(record.errors);
  return { status: 202, body: viewOf(record), headers: { Location: `/api/imports/${record.id}` } };
};

const put = (ports: ApiPorts, kind: ImportKind, id: string): Operation =>
  operation({
    id,
    method: 'PUT',
    path: `/api/${kind}`,
    summary: `Imports ${kind}.csv: all of it, or nothing where there is any fault`,
    scope: 'advice/write',
    takes: 'text/csv',
    answers: {
      200: { description: 'Imported', schema: ImportDone },
      202: { description: 'Still under way', schema: ImportView, headers: ['Location'] },
    },
    run: async ({ caller, body }) => answerOf(await putImport(ports, caller.council, kind, body as Uint8Array)),
  });

export const importOperations = (ports: ApiPorts): readonly Operation[] => [
  put(ports, 'teams', 'putTeams'),
  put(ports, 'assessments', 'putAssessments'),
  put(ports, 'advice-requests', 'putAdviceRequests'),
  operation({
    id: 'startImport',
    method: 'POST',
    path: '/api/imports',
    summary: 'Begins an import of a file of any size, to be posted to the form given',
    scope: 'advice/write',
    body: StartImportBody,
    answers: { 201: { description: 'The import and its form', schema: ImportStarted } },
    run: async ({ caller, body }) => created(await startImport(ports, caller.council, body.kind)),
  }),
  operation({
    id: 'viewImport',
    method: 'GET',
    path: '/api/imports/{id}',
    summary: 'How far an import has come, and its faults',
    scope: 'advice/read',
    parameters: z.object({ id: z.string().max(100) }),
    answers: { 200: { description: 'The import', schema: ImportView } },
    run: async ({ caller, path }) => {
      const record = await ports.directory.import(caller.council.id, path.id);
      return answerTo(record && { ok: true, value: viewOf(record) }, ok);
    },
  }),
];
