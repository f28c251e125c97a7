import * as z from 'zod';
import { Problem } from '../contracts/http/problem.ts';
import type { Operation } from './api-operation.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

const parametersOf = (schema: z.ZodObject | undefined, place: 'path' | 'query'): object[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }));

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Errors that the middleware gives before the operation runs, by what the operation asks for. */
const errorsOf = (operation: Operation): Record<string, object> => {
  const takesBody = operation.body !== undefined || operation.takes !== undefined;
  const errors: readonly (readonly [number, string, boolean])[] = [
    [400, 'Not JSON, not UTF-8, or a header is missing', takesBody],
    [401, 'No token, or not a good one', operation.scope !== null],
    [403, 'The scope is missing', operation.scope !== null],
    [404, 'There is none', operation.parameters !== undefined],
    [413, 'Over 1 MB', takesBody],
    [415, 'Another content type', takesBody],
    [422, 'The input is at fault; every fault is named', takesBody || operation.query !== undefined],
  ];
  return Object.fromEntries(
    errors.filter(([, , gives]) => gives).map(([status, description]) => [status, { description, content: PROBLEM }]),
  );
};

const answersOf = (operation: Operation): Record<string, object> =>
  Object.fromEntries(
    Object.entries(operation.answers).map(([status, { description, schema, headers }]) => [
      status,
      {
        description,
        ...(headers
          ? { headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])) }
          : {}),
        ...(schema ? { content: { 'application/json': { schema: schemaOf(schema, 'output') } } } : {}),
        ...(Number(status) >= 400 ? { content: PROBLEM } : {}),
      },
    ]),
  );

const bodyOf = (operation: Operation): object | undefined => {
  if (operation.takes === 'text/csv')
    return { required: true, content: { 'text/csv': { schema: { type: 'string', maxLength: 1024 * 1024 } } } };
  return operation.body
    ? { required: true, content: { 'application/json': { schema: schemaOf(operation.body, 'input') } } }
    : undefined;
};

const KEY = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', maxLength: 255 } };

const describe = (operation: Operation): object => ({
  operationId: operation.id,
  summary: operation.summary,
  ...(operation.scope ? { security: [{ client: [operation.scope] }] } : { security: [] }),
  parameters: [
    ...parametersOf(operation.parameters, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.idempotent ? [KEY] : []),
  ],
  ...(bodyOf(operation) ? { requestBody: bodyOf(operation) } : {}),
  responses: { ...errorsOf(operation), ...answersOf(operation) },
});

/** The OpenAPI 3.1 document of a table of operations; its schemas are the zod schemas that check every call. */
export const openApi = (
  operations: readonly Operation[],
  about: { readonly title: string; readonly version: string },
) => {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation) };
  const scopes = Object.fromEntries(operations.flatMap(({ scope }) => (scope ? [[scope, scope]] : [])));
  return {
    openapi: '3.1.0',
    info: about,
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        client: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/oauth2/token', scopes } } },
      },
    },
  };
};
