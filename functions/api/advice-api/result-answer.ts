import type { CouncilCaller, Result } from '../../../shared/application/council/council-caller.ts';
import type { Caller } from '../../../shared/application/identify-client.ts';
import type { ApiAnswer } from '../../../shared/lambda/api-operation.ts';
import { notFound, refused } from '../../../shared/lambda/problem.ts';

/** Who acts: the council's client. */
export const actingFor = ({ clientId, council }: Caller): CouncilCaller => ({
  council,
  actor: { by: 'client', client: clientId },
});

/** A use case's result as an answer: 404 where there is none, the refusal, or what `answer` makes of it. */
export const answerTo = <T>(result: Result<T> | null, answer: (value: T) => ApiAnswer): ApiAnswer =>
  result === null ? notFound() : result.ok ? answer(result.value) : refused(result.refusal);

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
export const created = (body: unknown): ApiAnswer => ({ status: 201, body });
