import * as z from 'zod';
import { correctAssessment } from '../../../shared/application/council/correct-assessment.ts';
import { openAssessment } from '../../../shared/application/council/open-assessment.ts';
import { viewAssessment } from '../../../shared/application/council/view-assessment.ts';
import { CorrectAssessmentBody, OpenAssessmentBody } from '../../../shared/contracts/http/assessment-bodies.ts';
import { AssessmentView } from '../../../shared/contracts/http/assessment-view.ts';
import { Ref } from '../../../shared/contracts/http/field-values.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import type { ApiPorts } from './api-ports.ts';
import { actingFor, answerTo, created, ok } from './result-answer.ts';

export const ByRef = z.object({ ref: Ref });

export const assessmentOperations = (ports: ApiPorts): readonly Operation[] => [
  operation({
    id: 'openAssessment',
    method: 'POST',
    path: '/api/assessments',
    summary: 'Opens an assessment under the council’s own reference',
    scope: 'advice/write',
    body: OpenAssessmentBody,
    answers: {
      201: { description: 'The assessment', schema: AssessmentView },
      409: { description: 'There is one of that reference' },
    },
    run: async ({ caller, body }) => answerTo(await openAssessment(ports, actingFor(caller), body), created),
  }),
  operation({
    id: 'viewAssessment',
    method: 'GET',
    path: '/api/assessments/{ref}',
    summary:
      'An assessment with its limits, what is not yet sought, and its advice requests; leaves a reading in the history',
    scope: 'advice/read',
    parameters: ByRef,
    answers: { 200: { description: 'The assessment', schema: AssessmentView } },
    run: async ({ caller, path }) => {
      const view = await viewAssessment(ports, actingFor(caller), path.ref);
      return answerTo(view && { ok: true, value: view }, ok);
    },
  }),
  operation({
    id: 'correctAssessment',
    method: 'PATCH',
    path: '/api/assessments/{ref}',
    summary: 'Corrects an assessment, or ends it; closing withdraws its open requests, with one mail a team',
    scope: 'advice/write',
    parameters: ByRef,
    body: CorrectAssessmentBody,
    answers: { 200: { description: 'The assessment', schema: AssessmentView } },
    run: async ({ caller, path, body }) =>
      answerTo(await correctAssessment(ports, actingFor(caller), path.ref, body), ok),
  }),
];
