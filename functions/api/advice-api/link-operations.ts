import * as z from 'zod';
import { revokeAllLinks } from '../../../shared/application/council/revoke-links.ts';
import { NothingBody } from '../../../shared/contracts/http/advice-request-bodies.ts';
import { IsoInstant } from '../../../shared/domain/calendar/days.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import type { ApiPorts } from './api-ports.ts';
import { ByCode } from './reach-operations.ts';
import { actingFor, answerTo, ok } from './result-answer.ts';

const Revoked = z.object({ linksRevokedAt: IsoInstant });

/** Mailed links that got into the wrong hands; one request's are a step on that request. */
export const linkOperations = (ports: ApiPorts): readonly Operation[] => [
  operation({
    id: 'revokeTeamLinks',
    method: 'POST',
    path: '/api/teams/{code}/revoke-links',
    summary: 'Ends every link and session of a team minted until now; later mails bring good links',
    scope: 'advice/write',
    parameters: ByCode,
    body: NothingBody,
    answers: { 200: { description: 'Since when they are dead', schema: Revoked } },
    run: async ({ caller, path }) => answerTo(await revokeAllLinks(ports, actingFor(caller), path.code), ok),
  }),
  operation({
    id: 'revokeAllLinks',
    method: 'POST',
    path: '/api/revoke-links',
    summary: 'Ends every link and session of all the council’s teams minted until now',
    scope: 'advice/write',
    body: NothingBody,
    answers: { 200: { description: 'Since when they are dead', schema: Revoked } },
    run: async ({ caller }) => answerTo(await revokeAllLinks(ports, actingFor(caller), null), ok),
  }),
];
