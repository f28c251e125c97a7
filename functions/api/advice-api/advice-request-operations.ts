import * as z from 'zod';
import { issueAdviceRequests } from '../../../shared/application/council/issue-advice-requests.ts';
import { listAdviceRequests } from '../../../shared/application/council/list-advice-requests.ts';
import { takeOverRequests } from '../../../shared/application/council/take-over-requests.ts';
import { viewRequestHistory } from '../../../shared/application/council/view-request-history.ts';
import {
  AdviceRequestsQuery,
  IssueAdviceRequestsBody,
  TakeOverBody,
  TakeOverView,
} from '../../../shared/contracts/http/advice-request-bodies.ts';
import {
  AdviceRequestDetail,
  AdviceRequestList,
  AdviceRequestsIssued,
} from '../../../shared/contracts/http/advice-request-view.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import type { ApiPorts } from './api-ports.ts';
import { ByRef } from './assessment-operations.ts';
import { actingFor, answerTo, created, ok } from './result-answer.ts';

const PAGE = 100;
export const ById = z.object({ id: z.string() });

export const adviceRequestOperations = (ports: ApiPorts): readonly Operation[] => [
  operation({
    id: 'issueAdviceRequests',
    method: 'POST',
    path: '/api/assessments/{ref}/advice-requests',
    summary: 'Asks teams for their advice: all of them or none',
    scope: 'advice/write',
    parameters: ByRef,
    body: IssueAdviceRequestsBody,
    idempotent: true,
    answers: {
      201: { description: 'The requests; the same for the same key and body', schema: AdviceRequestsIssued },
      409: { description: 'A team has an open request already, or the assessment has ended' },
    },
    run: async ({ caller, path, body, idempotencyKey }) => {
      const issued = await issueAdviceRequests(ports, actingFor(caller), { ref: path.ref, idempotencyKey, body });
      return answerTo(issued, (adviceRequests) => created({ adviceRequests }));
    },
  }),
  operation({
    id: 'listAdviceRequests',
    method: 'GET',
    path: '/api/advice-requests',
    summary: 'The council’s requests by due date, then id',
    scope: 'advice/read',
    query: AdviceRequestsQuery,
    answers: { 200: { description: 'A page', schema: AdviceRequestList } },
    run: async ({ caller, query }) => {
      const limit = query.limit === undefined ? PAGE : Number(query.limit);
      return answerTo(await listAdviceRequests(ports, actingFor(caller), { ...query, limit }), ok);
    },
  }),
  operation({
    id: 'takeOverAdviceRequests',
    method: 'POST',
    path: '/api/advice-requests/take-over',
    summary: 'Takes over imported requests that are still open: one mail a team, and the ladder from the next rung on',
    scope: 'advice/write',
    body: TakeOverBody,
    answers: { 200: { description: 'How many', schema: TakeOverView } },
    run: async ({ caller, body }) => answerTo(await takeOverRequests(ports, actingFor(caller), body), ok),
  }),
  operation({
    id: 'viewAdviceRequest',
    method: 'GET',
    path: '/api/advice-requests/{id}',
    summary: 'A request with the working of its date, its history and its mails',
    scope: 'advice/read',
    parameters: ById,
    answers: { 200: { description: 'The request', schema: AdviceRequestDetail } },
    run: async ({ caller, path }) => {
      const view = await viewRequestHistory(ports, actingFor(caller), path.id);
      return answerTo(view && { ok: true, value: view }, ok);
    },
  }),
];
