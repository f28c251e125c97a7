import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import { openApi } from '../../../shared/lambda/open-api.ts';
import { adviceRequestOperations } from './advice-request-operations.ts';
import type { ApiPorts } from './api-ports.ts';
import { assessmentOperations } from './assessment-operations.ts';
import { councilStepOperations } from './council-step-operations.ts';
import { documentOperations } from './document-operations.ts';
import { importOperations } from './import-operations.ts';
import { linkOperations } from './link-operations.ts';
import { reachOperations } from './reach-operations.ts';
import { reportOperations } from './report-operations.ts';
import { ok } from './result-answer.ts';

/** The whole table of the API. Its own description is one of its lines, open to everybody. */
export const operations = (ports: ApiPorts): readonly Operation[] => {
  const described = operation({
    id: 'describeApi',
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    scope: null,
    answers: { 200: { description: 'OpenAPI 3.1' } },
    run: async () => ok(openApi(table, { title: 'EHC Advice', version: '1' })),
  });
  const table: readonly Operation[] = [
    described,
    ...importOperations(ports),
    ...assessmentOperations(ports),
    ...adviceRequestOperations(ports),
    ...councilStepOperations(ports),
    ...documentOperations(ports),
    ...linkOperations(ports),
    ...reachOperations(ports),
    ...reportOperations(ports),
  ];
  return table;
};
