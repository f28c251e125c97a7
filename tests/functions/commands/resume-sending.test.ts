import { expect, it } from 'vitest';
import { resumeSendingCommand } from '../../../functions/commands/resume-sending/handler.ts';
import { mailRoom } from '../../builders/mail-room.ts';
import { portsAt, typed } from './platform-at.ts';

it('says that there is nothing to resume while sending goes on', async () => {
  const room = await mailRoom();
  const { open, opened } = portsAt(room.ports);
  const { code, out } = await typed(resumeSendingCommand(open), '--local 3000');
  expect([code, out]).toEqual([0, ['Sending is not stopped: there is nothing to resume']]);
  expect(opened).toEqual([{ local: 3000 }]);
});

it('says why and since when sending was stopped and what waits, and lets it go out, each once', async () => {
  const room = await mailRoom();
  room.mailer.willSay({ was: 'paused', reason: 'SendingPausedException' });
  await room.issue();
  await room.deliver();
  await room.unstick();
  await room.deliver();
  expect(room.mails.all().map(({ status }) => status)).toEqual(['to-send']);

  const { code, out } = await typed(resumeSendingCommand(portsAt(room.ports).open), '--stage prod');
  expect(code).toBe(0);
  expect(out[0]).toBe('Sending had been stopped since 2026-01-05T10:00:00.000Z: SendingPausedException');
  expect(out[1]).toContain('Waiting: 1;');
  await room.unstick();
  await room.deliver();
  expect(room.mails.all().map(({ status }) => status)).toEqual(['sent']);
  expect(room.mailer.calls.filter(({ result }) => result.was === 'accepted')).toHaveLength(1);
});

it('asks where', async () => {
  const room = await mailRoom();
  const { code, err } = await typed(resumeSendingCommand(portsAt(room.ports).open), '');
  expect(code).toBe(1);
  expect(err.join('\n')).toContain('resume-sending -- (--stage NAME | --local PORT)');
});
