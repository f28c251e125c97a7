import * as z from 'zod';
import { decideHeldAddress, listTeamAddresses } from '../../../shared/application/council/decide-held-address.ts';
import { listAttention } from '../../../shared/application/council/list-attention.ts';
import { testMailbox, viewMailboxTest } from '../../../shared/application/council/test-mailbox.ts';
import { NothingBody } from '../../../shared/contracts/http/advice-request-bodies.ts';
import {
  AttentionView,
  DecideAddressBody,
  HeldAddressList,
  HeldAddressView,
  MailboxTestView,
} from '../../../shared/contracts/http/attention-views.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import { notFound } from '../../../shared/lambda/problem.ts';
import type { ApiPorts } from './api-ports.ts';
import { actingFor, created, ok } from './result-answer.ts';

export const ByCode = z.object({ code: z.string() });

/** Whether teams can be reached: mails that did not arrive, addresses that wait, tests of mailboxes. */
export const reachOperations = (ports: ApiPorts): readonly Operation[] => [
  operation({
    id: 'listAttention',
    method: 'GET',
    path: '/api/attention',
    summary:
      'What a person has to look at: mails that did not arrive or are in doubt, addresses that wait for a decision, what teams ask the council to decide',
    scope: 'advice/read',
    answers: { 200: { description: 'Oldest first', schema: AttentionView } },
    run: async ({ caller }) => ok(await listAttention(ports, actingFor(caller))),
  }),
  operation({
    id: 'listHeldAddresses',
    method: 'GET',
    path: '/api/teams/{code}/addresses',
    summary: 'Addresses to which codes for a team were asked for and for which nobody vouched, and what was decided',
    scope: 'advice/read',
    parameters: ByCode,
    answers: { 200: { description: 'By address', schema: HeldAddressList } },
    run: async ({ caller, path }) =>
      ok({ heldAddresses: await listTeamAddresses(ports, actingFor(caller), path.code) }),
  }),
  operation({
    id: 'decideHeldAddress',
    method: 'POST',
    path: '/api/teams/{code}/addresses',
    summary: 'Approves a held address for a team, for a year, or takes that back',
    scope: 'advice/write',
    parameters: ByCode,
    body: DecideAddressBody,
    answers: { 200: { description: 'The address', schema: HeldAddressView } },
    run: async ({ caller, path, body }) => {
      const held = await decideHeldAddress(ports, actingFor(caller), path.code, body);
      return held ? ok(held) : notFound();
    },
  }),
  operation({
    id: 'testMailbox',
    method: 'POST',
    path: '/api/teams/{code}/test',
    summary: 'Sends a test mail to a team’s mailbox: whoever minds it says that it arrived',
    scope: 'advice/write',
    parameters: ByCode,
    body: NothingBody,
    answers: { 201: { description: 'The test', schema: MailboxTestView } },
    run: async ({ caller, path }) => {
      const test = await testMailbox(ports, actingFor(caller), path.code);
      return test ? created(test) : notFound();
    },
  }),
  operation({
    id: 'viewMailboxTest',
    method: 'GET',
    path: '/api/teams/{code}/test',
    summary: 'The last test of a team’s mailbox, and whether it arrived',
    scope: 'advice/read',
    parameters: ByCode,
    answers: { 200: { description: 'The test', schema: MailboxTestView } },
    run: async ({ caller, path }) => {
      const test = await viewMailboxTest(ports, actingFor(caller), path.code);
      return test ? ok(test) : notFound();
    },
  }),
];
