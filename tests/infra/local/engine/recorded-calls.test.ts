import { expect, it } from 'vitest';
import { RecordedCalls } from '../../../../infra/local/engine/recorded-calls.ts';

it('keeps at least one of each kind of call however many are made', () => {
  const calls = new RecordedCalls();
  calls.record('send-mail', 'ses', [{ action: 'SendEmail', resource: 'identity' }]);
  const get = { action: 'GetItem', resource: 'mail' };
  for (let made = 0; made < 250_000; made += 1) calls.record('unstick', 'dynamodb', [get]);
  expect(calls.all.length).toBeLessThanOrEqual(100_000);
  expect(calls.all).toContainEqual({
    function: 'send-mail',
    service: 'ses',
    action: 'SendEmail',
    resource: 'identity',
  });
  expect(calls.all.at(-1)).toEqual({ function: 'unstick', service: 'dynamodb', ...get });
});
