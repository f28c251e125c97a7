import { describe, expect, it } from 'vitest';
import { digestMail, escalationDigestMail } from '../../../shared/application/mail/digest-mails.ts';
import { mailSource } from '../../../shared/application/mail/new-mail.ts';
import { aTeam } from '../../builders/assessments.ts';
import { ADVISER, mailRoom } from '../../builders/mail-room.ts';

const MANAGER = 'salt.manager@rv1.nhs.example';
const KEYS = ['A1B2C3D4E5F6', 'B1B2C3D4E5F6', 'C1B2C3D4E5F6'] as const;

describe('what a digest says is read when it is sent', () => {
  it('lists also what is late or due within 14 days, soonest first, and nothing that is due later', async () => {
    const room = await mailRoom();
    const ids: string[] = [];
    for (const [place, at] of ['2026-01-05', '2026-01-12', '2026-02-02'].entries()) {
      room.clock.set(`${at}T10:00:00.000Z`);
      ids.push(...(await room.issue([aTeam()], KEYS[place])));
    }
    await room.deliver();
    await room.decide(ids[1] ?? '', { do: 'acknowledge', expectedOn: '2026-02-20' }, ADVISER);
    await room.day('2026-02-09');
    const digest = room.mailer.accepted.find(({ to, tags }) => tags['kind'] === 'digest' && to[0]?.startsWith('salt@'));
    const [first, second, third] = ids;
    // Due on 16 and 23 February; the third on 16 March.
    expect(digest?.text.indexOf(first ?? '')).toBeLessThan(digest?.text.indexOf(second ?? '') ?? 0);
    expect(digest?.text).toContain('expected to answer by 20 February 2026');
    expect(digest?.text).not.toContain(third);
  });

  it('names what was sent back by the day that the council asked for', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    room.clock.set('2026-01-20');
    await room.decide(id, { do: 'submit', lateReason: null, answer: 1 }, ADVISER);
    await room.decide(id, { do: 'return', missing: 'The hours of therapy', answerBy: '2026-02-06' });
    await room.day('2026-02-03');
    const last = room.mailer.accepted.findLast(({ tags }) => tags['kind'] === 'digest');
    expect(last?.text).toContain(`${id}: asked to add what is missing by 6 February 2026, 3 days left.`);
    expect(last?.text).not.toContain('therapy.');
  });

  it('is one a day also after a day on which nothing could be sent', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    // Monday's digest is asked for, and the stream stands still until Tuesday.
    room.clock.set('2026-01-15T06:00:00.000Z');
    await room.chase();
    room.clock.set('2026-01-16T06:00:00.000Z');
    await room.mails.put([
      digestMail(mailSource(room, room.council), 'salt@rv1.nhs.example', '2026-01-16', '2026-01-16T08:00:00.000Z'),
    ]);
    room.clock.set('2026-01-16T08:00:00.000Z');
    await room.unstick();
    await room.deliver();
    const digests = room.mailer.accepted.filter(({ tags }) => tags['kind'] === 'digest');
    expect(digests).toHaveLength(1);
    // It stands in for the one that did not go: the rung was recorded with that.
    expect(digests[0]?.text).toContain(id);
    expect(room.mails.all().map(({ day, status }) => [day, status])).toEqual([
      ['2026-01-05', 'sent'],
      ['2026-01-15', 'not-sent'],
      ['2026-01-16', 'sent'],
    ]);
  });

  it('waits for the next working morning where it comes out of hours', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-13T06:00:00.000Z');
    await room.chase();
    // Saturday.
    room.clock.set('2026-02-14T09:00:00.000Z');
    await room.unstick();
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(1);
    expect(room.mails.all().at(-1)).toMatchObject({ status: 'to-send', notBefore: '2026-02-16T08:00:00.000Z' });
  });

  it('leaves out what bounced, or whose plan was issued, between the chase and the digest', async () => {
    const room = await mailRoom();
    const ids: string[] = [];
    for (const key of KEYS) ids.push(...(await room.issue([aTeam()], key)));
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await room.chase();
    const [bounced = '', planned = '', left = ''] = ids;
    await room.decide(bounced, { do: 'note-undeliverable', mail: 'a', how: 'bounced', firstRequest: true });
    await room.correct(planned.slice(0, 12), { planIssuedOn: '2026-02-02' });
    room.clock.set('2026-02-02T08:00:00.000Z');
    await room.unstick();
    await room.deliver();
    const digest = room.mailer.accepted.at(-1);
    expect(digest?.tags).toMatchObject({ kind: 'digest', request: left });
    for (const id of [bounced, planned]) expect(digest?.text).not.toContain(id);
  });

  it('leaves out what bounced even between its reading and its claim', async () => {
    const room = await mailRoom();
    const [bounced = ''] = await room.issue([aTeam()], KEYS[0]);
    const [left = ''] = await room.issue([aTeam()], KEYS[1]);
    await room.deliver();
    let isNoted = false;
    room.ports.paces.batch.turn = async () => {
      if (!isNoted)
        await room.decide(bounced, { do: 'note-undeliverable', mail: 'a', how: 'bounced', firstRequest: true });
      isNoted = true;
    };
    await room.day('2026-02-02');
    const digest = room.mailer.accepted.at(-1);
    expect(digest?.tags).toMatchObject({ kind: 'digest', request: left });
    expect(digest?.text).not.toContain(bounced);
  });

  it('waits for tomorrow where yesterday’s went late today', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await room.chase();
    // Nothing could be sent on Monday; Monday's digest goes on Tuesday, and then Tuesday's is asked for.
    room.clock.set('2026-02-03T09:00:00.000Z');
    await room.unstick();
    await room.deliver();
    await room.mails.put([
      digestMail(mailSource(room, room.council), 'salt@rv1.nhs.example', '2026-02-03', '2026-02-03T08:00:00.000Z'),
    ]);
    await room.deliver();
    const digests = () => room.mailer.accepted.filter(({ tags }) => tags['kind'] === 'digest').length;
    expect(digests()).toBe(1);
    expect(room.mails.all().at(-1)).toMatchObject({ status: 'to-send', notBefore: '2026-02-04T08:00:00.000Z' });
    room.clock.set('2026-02-04T08:00:00.000Z');
    await room.unstick();
    await room.deliver();
    expect(digests()).toBe(2);
  });

  it('waits for yesterday’s that is on its way this very moment', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await room.chase();
    // Nothing could be sent on Monday. Monday's goes on Tuesday, and its sender dies before it noted that it went.
    room.clock.set('2026-02-03T09:00:00.000Z');
    const send = room.mailer.send.bind(room.mailer);
    room.mailer.send = async (mail) => {
      await send(mail);
      throw new Error('died');
    };
    await room.unstick();
    await expect(room.deliver()).rejects.toThrow('died');
    room.mailer.send = send;
    const tuesday = '2026-02-03';
    await room.mails.put([
      digestMail(mailSource(room, room.council), 'salt@rv1.nhs.example', tuesday, `${tuesday}T08:00:00.000Z`),
    ]);
    await room.deliver();
    room.clock.advance({ minutes: 6 });
    await room.unstick();
    await room.deliver();
    expect(room.mailer.accepted.filter(({ tags }) => tags['kind'] === 'digest')).toHaveLength(1);
    const [yesterdays, todays] = room.mails.all().filter(({ kind }) => kind === 'digest');
    expect([yesterdays?.status, todays?.status]).toEqual(['unknown', 'to-send']);
    expect(todays?.notBefore).toBe('2026-02-04T08:00:00.000Z');
  });

  it('stands in for one that never went only where no other has done so', async () => {
    const room = await mailRoom();
    const [first = ''] = await room.issue([aTeam()], KEYS[0]);
    room.clock.set('2026-01-07T10:00:00.000Z');
    await room.issue([aTeam()], KEYS[1]);
    await room.deliver();
    room.clock.set('2026-02-17T06:00:00.000Z');
    await room.chase();
    // Tuesday's escalation never goes. Wednesday's says what it would have; Thursday's has a rung of the other request.
    for (const day of ['2026-02-18', '2026-02-19', '2026-02-20']) {
      await room.mails.put([
        escalationDigestMail(mailSource(room, room.council), MANAGER, day, `${day}T08:00:00.000Z`),
      ]);
      await room.day(day);
    }
    const told = room.mailer.accepted.filter(({ to, text }) => to.includes(MANAGER) && text.includes(first));
    expect(told).toHaveLength(1);
  });

  it('that could not go for more than a week says nothing any more', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await room.chase();
    room.clock.set('2026-02-10T09:00:00.000Z');
    await room.unstick();
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(1);
    expect(room.mails.all().at(-1)?.status).toBe('not-sent');
  });
});
