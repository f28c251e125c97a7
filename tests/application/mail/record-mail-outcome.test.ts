import { describe, expect, it } from 'vitest';
import { mailSource } from '../../../shared/application/mail/new-mail.ts';
import { assignedMail, receiptMails } from '../../../shared/application/mail/request-mails.ts';
import { recordMailOutcome } from '../../../shared/application/record-mail-outcome.ts';
import type { SesDetail } from '../../../shared/contracts/mail/ses-event.ts';
import { MEASURES } from '../../../shared/contracts/schedules/measures.ts';
import { aTeam } from '../../builders/assessments.ts';
import { ADVISER, mailRoom } from '../../builders/mail-room.ts';

type Room = Awaited<ReturnType<typeof mailRoom>>;
type Type = SesDetail['eventType'];

const news = (id: string, eventType: Type, bounceType: 'Permanent' | 'Transient' = 'Permanent'): SesDetail => {
  const mail = { messageId: 'ses-1', timestamp: '2026-01-05T10:00:00.000Z', tags: { mail: [id] } };
  return eventType === 'Bounce'
    ? { eventType, mail, bounce: { bounceType, bounceSubType: 'General' } }
    : { eventType, mail };
};

const withFirstRequest = async () => {
  const room = await mailRoom();
  const [request = ''] = await room.issue();
  await room.deliver();
  const mail = room.mails.all()[0]?.id ?? '';
  return { room, request, mail };
};
const statusOf = async (room: Room, id: string) => (await room.mails.find(id))?.status;

describe('news of a mail', () => {
  it('moves its status forward, never back, in whatever order it comes', async () => {
    const { room, mail } = await withFirstRequest();
    const statuses = [];
    for (const type of ['Send', 'DeliveryDelay', 'Delivery', 'DeliveryDelay', 'Send', 'Bounce', 'Delivery'] as const) {
      await recordMailOutcome(room.ports, news(mail, type));
      statuses.push(await statusOf(room, mail));
    }
    expect(statuses).toEqual(['sent', 'delayed', 'delivered', 'delivered', 'delivered', 'bounced', 'bounced']);
  });

  it('takes a passing bounce for a delay', async () => {
    const { room, mail, request } = await withFirstRequest();
    await recordMailOutcome(room.ports, news(mail, 'Bounce', 'Transient'));
    expect(await statusOf(room, mail)).toBe('delayed');
    expect((await room.request(request))?.undeliverableSince).toBeNull();
  });

  it('of a mail that is not ours is passed over', async () => {
    const { room } = await withFirstRequest();
    const before = room.assessments.decisions.length;
    await recordMailOutcome(room.ports, news('nobody', 'Bounce'));
    expect(room.assessments.decisions).toHaveLength(before);
    expect(room.log.lines.map(({ message }) => message)).toContain('news of a mail that is not there');
  });
});

describe('a bounce or complaint at the team’s mailbox', () => {
  it('is a fact of the request, once, stops the chase, and tells the caseworker', async () => {
    const { room, mail, request } = await withFirstRequest();
    for (let repeated = 0; repeated < 3; repeated += 1) await recordMailOutcome(room.ports, news(mail, 'Bounce'));
    const facts = room.assessments.decisions.flatMap(({ facts }) => facts);
    expect(facts.filter(({ fact }) => fact === 'RequestUndeliverable')).toEqual([
      { fact: 'RequestUndeliverable', request: 1, on: '2026-01-05', mail, how: 'bounced', firstRequest: true },
    ]);
    await room.deliver();
    expect(room.mailer.accepted.at(-1)).toMatchObject({
      to: ['send@vale.gov.example'],
      tags: { kind: 'undelivered', request },
    });
    const sent = room.mailer.accepted.length;
    await room.day('2026-01-15');
    await room.day('2026-02-17');
    expect(room.mailer.accepted).toHaveLength(sent);
    expect(room.measures.of(MEASURES.mailsBounced)).toEqual([1]);
  });

  it('is a fact of every request that a digest listed', async () => {
    const room = await mailRoom();
    const ids = [...(await room.issue()), ...(await room.issue([aTeam()], 'Z9Y8X7W6V5T4'))];
    await room.deliver();
    await room.day('2026-02-02');
    const digest = room.mails.all().find(({ kind }) => kind === 'digest')?.id ?? '';
    await recordMailOutcome(room.ports, news(digest, 'Complaint'));
    for (const id of ids) expect((await room.request(id))?.undeliverableSince).toBe('2026-02-02');
    for (const id of ids) expect((await room.request(id))?.neverArrived).toBeUndefined();
  });

  it('that was lost before the fact was written is made good by the news repeated', async () => {
    const { room, mail, request } = await withFirstRequest();
    const append = room.assessments.append.bind(room.assessments);
    room.assessments.append = async () => {
      throw new Error('the database went away');
    };
    await expect(recordMailOutcome(room.ports, news(mail, 'Bounce'))).rejects.toThrow('database');
    room.assessments.append = append;
    await recordMailOutcome(room.ports, news(mail, 'Bounce'));
    expect((await room.request(request))?.undeliverableSince).toBe('2026-01-05');
  });
});

describe('a bounce elsewhere', () => {
  it('at an adviser’s own address stands on the mail alone', async () => {
    const { room, request } = await withFirstRequest();
    const from = mailSource(room, room.council);
    const mails = receiptMails(from, { id: request, team: aTeam() }, 'jo@rv1.nhs.example', 3, 'submitted');
    await room.decide(request, { do: 'submit', lateReason: null, answer: 1 }, ADVISER, mails);
    await room.decide(request, { do: 'return', missing: 'Hours', answerBy: null });
    await room.deliver();
    const own = room.mails.all().find(({ to }) => to[0] === 'jo@rv1.nhs.example')?.id ?? '';
    await recordMailOutcome(room.ports, news(own, 'Bounce'));
    expect(await statusOf(room, own)).toBe('bounced');
    expect((await room.request(request))?.undeliverableSince).toBeNull();
  });

  it('at the address of a colleague to whom the request was given does not make it one that never arrived', async () => {
    const { room, request } = await withFirstRequest();
    const mail = assignedMail(mailSource(room, room.council), { id: request, team: aTeam() }, 'jo@rv1.nhs.example', 3);
    await room.decide(request, { do: 'assign', name: 'Jo', address: 'jo@rv1.nhs.example' }, ADVISER, [mail]);
    await room.deliver();
    await recordMailOutcome(room.ports, news(mail.id, 'Bounce'));
    expect(await statusOf(room, mail.id)).toBe('bounced');
    expect(await room.request(request)).toMatchObject({ undeliverableSince: null });
    expect(await room.request(request)).not.toHaveProperty('neverArrived');
  });

  it('at an escalation’s address does not stop the chase of the team', async () => {
    const { room, request } = await withFirstRequest();
    await room.day('2026-02-24');
    const escalation = room.mails.all().find(({ kind }) => kind === 'escalation-digest')?.id ?? '';
    await recordMailOutcome(room.ports, news(escalation, 'Bounce'));
    expect((await room.request(request))?.undeliverableSince).toBeNull();
    expect(await statusOf(room, escalation)).toBe('bounced');
  });
});
