import { describe, expect, it } from 'vitest';
import { chaseAdviceDaily } from '../../../functions/schedules/chase-advice/handler.ts';
import { unstick } from '../../../functions/schedules/unstick/handler.ts';
import { CONTEXT } from '../../builders/lambda-events.ts';
import { mailRoom } from '../../builders/mail-room.ts';

describe('chase-advice', () => {
  it('chases whatever started it', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await chaseAdviceDaily(room.ports)(undefined, CONTEXT);
    expect((await room.request(id))?.rungs.map(({ rung }) => rung)).toEqual(['reminder-1']);
  });

  it('fails aloud, so that the scheduler tries again', async () => {
    const room = await mailRoom();
    room.directory.councils = async () => {
      throw new Error('the database went away');
    };
    await expect(chaseAdviceDaily(room.ports)({}, CONTEXT)).rejects.toThrow('went away');
  });
});

describe('unstick', () => {
  it('resumes sending only where a person asks for it', async () => {
    const room = await mailRoom();
    await room.runBook.stopSending(room.clock.now(), 'SendingPausedException');
    await unstick(room.ports)(undefined, CONTEXT);
    await unstick(room.ports)({ 'detail-type': 'Scheduled Event' }, CONTEXT);
    expect(await room.runBook.sendingStopped()).not.toBeNull();
    await unstick(room.ports)({ resumeSending: true }, CONTEXT);
    expect(await room.runBook.sendingStopped()).toBeNull();
  });
});
