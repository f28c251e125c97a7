import { describe, expect, it } from 'vitest';
import { LEASE_SECONDS, SENDING_SECONDS } from '../../../shared/contracts/mail/sending.ts';
import { MEASURES } from '../../../shared/contracts/schedules/measures.ts';
import { mailRoom } from '../../builders/mail-room.ts';

type Room = Awaited<ReturnType<typeof mailRoom>>;

/** Claims the first mail as a sender would that then dies, before or after SES took the mail. */
const dieSending = async (room: Room): Promise<string> => {
  const [mail] = (await room.mails.stuck(room.clock.now(), 1)).filter(({ status }) => status === 'to-send');
  if (!mail) throw new Error('nothing to send');
  const leaseUntil = new Date(Date.parse(room.clock.now()) + 300_000).toISOString();
  const its = { mail, now: room.clock.now(), leaseUntil, links: [], code: null, live: [], lists: [] };
  expect(await room.mails.claim(its)).toBe('claimed');
  return mail.id;
};

describe('a mail whose sender died', () => {
  it('is left alone far longer than its sender may run', () => {
    expect(LEASE_SECONDS).toBeGreaterThanOrEqual(3 * SENDING_SECONDS);
  });

  it('is left alone while the lease runs', async () => {
    const room = await mailRoom();
    await room.issue();
    const id = await dieSending(room);
    room.clock.advance({ minutes: 4 });
    await room.unstick();
    expect(await room.mails.find(id)).toMatchObject({ status: 'sending' });
  });

  it('goes once more where it is a first request, marked as unclear', async () => {
    const room = await mailRoom();
    await room.issue();
    const id = await dieSending(room);
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    expect(await room.mails.find(id)).toMatchObject({ status: 'to-send', unclear: true });
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    await room.deliver();
    expect(await room.mails.find(id)).toMatchObject({ status: 'sent', unclear: true });
    expect(room.mailer.calls).toHaveLength(1);
  });

  it('stays unknown where its second sender died too', async () => {
    const room = await mailRoom();
    await room.issue();
    const id = await dieSending(room);
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    room.clock.advance({ minutes: 5 });
    await dieSending(room);
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    await room.deliver();
    expect(await room.mails.find(id)).toMatchObject({ status: 'unknown' });
    expect(room.mailer.calls).toEqual([]);
    expect(room.measures.of(MEASURES.mailsUnknown)).toEqual([1]);
  });

  it('stays unknown where it is a digest', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await room.chase();
    room.clock.set('2026-02-02T08:00:00.000Z');
    const id = await dieSending(room);
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    await room.deliver();
    expect(await room.mails.find(id)).toMatchObject({ kind: 'digest', status: 'unknown' });
    expect(room.mailer.calls).toHaveLength(1);
  });
});

describe('what it reports', () => {
  it('is no age before there was a chase, and its age after', async () => {
    const room = await mailRoom({ at: '2026-02-02T06:00:00.000Z' });
    await room.unstick();
    expect(room.measures.of(MEASURES.chaseAge)).toEqual([]);
    await room.chase();
    room.clock.advance({ hours: 27 });
    await room.unstick();
    expect(room.measures.of(MEASURES.chaseAge)).toEqual([27 * 3600]);
  });

  it('counts mails of which nothing was heard for a day', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    await room.unstick();
    room.clock.advance({ hours: 24 });
    await room.unstick();
    const [mail] = room.mails.all();
    await room.mails.note(mail?.id ?? '', 'delivered', room.clock.now());
    await room.unstick();
    expect(room.measures.of(MEASURES.mailsUnconfirmed)).toEqual([0, 1, 0]);
  });

  it('sends nothing itself', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.unstick();
    expect(room.mailer.calls).toEqual([]);
    expect(room.measures.of(MEASURES.mailsNudged)).toEqual([1]);
  });
});
