import { describe, expect, it } from 'vitest';
import { chaseAdvice } from '../../../shared/application/chase-advice.ts';
import { mailSource } from '../../../shared/application/mail/new-mail.ts';
import { assignedMail } from '../../../shared/application/mail/request-mails.ts';
import { MEASURES } from '../../../shared/contracts/schedules/measures.ts';
import { londonDate, plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { aTeam } from '../../builders/assessments.ts';
import { ADVISER, mailRoom } from '../../builders/mail-room.ts';

type Room = Awaited<ReturnType<typeof mailRoom>>;

const rungsOf = async (room: Room, id: string) =>
  Object.fromEntries(((await room.request(id))?.rungs ?? []).map(({ rung, on }) => [rung, on]));

const live = async (room: Room, until: string): Promise<void> => {
  for (let day = plusDays(room.clock.today(), 1); day <= until; day = plusDays(day, 1)) await room.day(day);
};

const mailsTo = (room: Room, address: string) => room.mailer.accepted.filter(({ to }) => to.includes(address));

describe('the daily chase', () => {
  it('climbs the ladder on its days, one digest a day, and goes on', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    await live(room, '2026-03-18');
    expect(await rungsOf(room, id)).toEqual({
      unopened: '2026-01-15',
      'reminder-1': '2026-02-02',
      'reminder-2': '2026-02-09',
      'reminder-3': '2026-02-13',
      'overdue-1': '2026-02-17',
      'overdue-2': '2026-02-24',
      'overdue-3': '2026-03-03',
      'overdue-4': '2026-03-17',
    });
    const digests = mailsTo(room, 'salt@rv1.nhs.example').filter(({ tags }) => tags['kind'] === 'digest');
    expect(digests).toHaveLength(5);
    expect(mailsTo(room, 'salt.manager@rv1.nhs.example')).toHaveLength(2);
    expect(mailsTo(room, 'salt.lead@rv1.nhs.example')).toHaveLength(3);
    expect(mailsTo(room, room.council.recipients.dco ?? '').map(({ tags }) => tags['kind'])).toEqual([
      'escalation-digest',
    ]);
  });

  it('sends its digests from 08:00 on, not when it runs', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await room.chase();
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(1);
    room.clock.set('2026-02-02T07:59:00.000Z');
    await room.unstick();
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(1);
    room.clock.set('2026-02-02T08:00:00.000Z');
    await room.unstick();
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(2);
  });

  it('sends only the latest rung after days on which it did not run', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    await live(room, '2026-02-01');
    await room.day('2026-02-19');
    expect(await rungsOf(room, id)).toEqual({ unopened: '2026-01-15', 'overdue-1': '2026-02-19' });
  });

  it('records nothing on a day that is not a working day, and notes that it ended', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    await room.day('2026-02-14');
    expect(await rungsOf(room, id)).toEqual({});
    expect(room.mailer.accepted).toHaveLength(1);
    expect(await room.runBook.lastChaseEnd()).toBe('2026-02-14T06:00:00.000Z');
  });

  it('puts several teams of one mailbox, and several requests, into one digest', async () => {
    const teams = [aTeam(), aTeam({ code: 'RV1-OT', service: 'Occupational therapy' })];
    const room = await mailRoom({ teams });
    const ids = [...(await room.issue(teams)), ...(await room.issue(teams, 'Z9Y8X7W6V5T4'))];
    await room.deliver();
    const before = room.mailer.accepted.length;
    await room.day('2026-02-02');
    const [digest, ...others] = room.mailer.accepted.slice(before);
    expect(others).toEqual([]);
    for (const id of ids) expect(digest?.text).toContain(id);
    expect(new Set(digest?.text.match(/\/r\/[A-Za-z0-9_-]{43}/g)).size).toBe(2);
    expect(digest?.tags).not.toHaveProperty('request');
    for (const id of ids) expect((await room.mails.ofRequest(id)).at(-1)?.kind).toBe('digest');
  });

  it('records the rungs of one assessment in one decision, with the ids of the mails that tell of them', async () => {
    const teams = [aTeam(), aTeam({ code: 'RV1-OT', mailbox: 'ot@rv1.nhs.example' })];
    const room = await mailRoom({ teams });
    await room.issue(teams);
    await room.deliver();
    await room.day('2026-02-02');
    const decision = room.assessments.decisions.at(-1);
    expect(decision?.actor).toEqual({ by: 'platform', function: 'chase-advice' });
    expect(decision?.facts.map(({ fact }) => fact)).toEqual(['RungSent', 'RungSent']);
    const digests = room.mails.all().filter(({ kind }) => kind === 'digest');
    const named = decision?.facts.flatMap((fact) => (fact.fact === 'RungSent' ? fact.mails : []));
    expect(new Set(named)).toEqual(new Set(digests.map(({ id }) => id)));
  });

  it('may run twice on a day, and at once, without anything going out twice', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    await Promise.all([room.chase(), room.chase()]);
    await room.chase();
    await room.day('2026-02-02');
    expect(await rungsOf(room, id)).toEqual({ 'reminder-1': '2026-02-02' });
    expect(room.mailer.accepted).toHaveLength(2);
  });

  it('goes on where one that died half-way left off', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.issue([aTeam()], 'Z9Y8X7W6V5T4');
    await room.deliver();
    room.clock.set('2026-02-02T06:00:00.000Z');
    const append = room.assessments.append.bind(room.assessments);
    let appended = 0;
    room.assessments.append = async (change) => {
      appended += 1;
      if (appended === 2) throw new Error('the database went away');
      return append(change);
    };
    await expect(room.chase()).rejects.toThrow('1 assessments could not be chased');
    expect(await room.runBook.lastChaseEnd()).toBeNull();
    room.assessments.append = append;
    await room.day('2026-02-02');
    expect(room.mailer.accepted).toHaveLength(3);
    expect(room.mailer.accepted.at(-1)?.text).toContain('K3M9Q2XA7TZ1-01');
    expect(room.mailer.accepted.at(-1)?.text).toContain('Z9Y8X7W6V5T4-01');
    expect(await room.runBook.lastChaseEnd()).toBe('2026-02-02T06:00:00.000Z');
  });

  it('holds its digests back while it runs late, and lets them go at its end', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-02T10:00:00.000Z');
    const append = room.assessments.append.bind(room.assessments);
    room.assessments.append = async (change) => {
      await room.deliver();
      expect(room.mailer.accepted).toHaveLength(1);
      return append(change);
    };
    await room.chase();
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(2);
  });

  it('leaves a rung for the next working day where today’s digest went out already', async () => {
    const room = await mailRoom();
    await room.issue();
    const [missed = ''] = await room.issue([aTeam()], 'Z9Y8X7W6V5T4');
    await room.deliver();
    const due = room.assessments.dueForRung.bind(room.assessments);
    // The morning's chase does not see it, as where a request is taken over later in the day.
    room.assessments.dueForRung = async (...its) => ({
      items: (await due(...its)).items.filter(({ key }) => key !== 'Z9Y8X7W6V5T4'),
    });
    await room.day('2026-02-02');
    room.assessments.dueForRung = due;
    room.clock.set('2026-02-02T10:00:00.000Z');
    await room.chase();
    await room.deliver();
    expect(await rungsOf(room, missed)).toEqual({});
    await room.day('2026-02-03');
    expect(await rungsOf(room, missed)).toEqual({ 'reminder-1': '2026-02-03' });
    expect(room.mailer.accepted.filter(({ tags }) => tags['kind'] === 'digest')).toHaveLength(2);
  });

  it('writes to the adviser who has a request, of theirs alone, beside the mailbox', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.issue([aTeam()], 'Z9Y8X7W6V5T4');
    await room.deliver();
    await room.decide(id, { do: 'acknowledge', expectedOn: '2026-02-06' }, ADVISER);
    await room.day('2026-02-02');
    const [own, ...more] = mailsTo(room, 'jo.rivers@rv1.nhs.example');
    expect(more).toEqual([]);
    expect(own?.text).toContain(id);
    expect(own?.text).not.toContain('Z9Y8X7W6V5T4-01');
    expect(own?.tags).toMatchObject({ kind: 'digest', request: id });
    expect(mailsTo(room, 'salt@rv1.nhs.example').at(-1)?.text).toContain('Z9Y8X7W6V5T4-01');
  });

  it('writes to the colleague to whom a request was given, whoever did something with it before or since', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    const given = { do: 'assign', name: 'Sam Heath', address: 'sam.heath@rv1.nhs.example' } as const;
    await room.decide(id, given, ADVISER, [
      assignedMail(mailSource(room, room.council), { id, team: aTeam() }, given.address, 4),
    ]);
    await room.decide(id, { do: 'acknowledge', expectedOn: null }, ADVISER);
    await room.deliver();
    await room.day('2026-02-02');
    const [own, reminder] = mailsTo(room, given.address);
    expect(own?.subject).toBe(`Advice request ${id}: a colleague gave it to you, please answer by 16 February 2026`);
    expect(own?.text).toMatch(/https:\/\/advice\.example\.gov\.uk\/r\/[\w-]{43}/);
    expect(reminder?.tags).toMatchObject({ kind: 'digest', request: id });
    expect(mailsTo(room, ADVISER.address)).toEqual([]);
  });

  it('sends an escalation that names nobody to the team’s mailbox', async () => {
    const team = aTeam({ managerEmail: null, seniorEmail: null });
    const nobody = { dco: null, principalEp: null, headOfSocialCare: null, headOfSend: null, icbSendLead: null };
    const room = await mailRoom({ teams: [team], council: { recipients: nobody } });
    await room.issue([team]);
    await room.deliver();
    await room.day('2026-02-24');
    expect(room.mailer.accepted.at(-1)).toMatchObject({ to: [team.mailbox], tags: { kind: 'digest' } });
  });

  it('never lets councils share a digest', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    const digestsOf = async () => (await room.mails.ofRequest(id)).filter(({ kind }) => kind === 'digest');
    await room.directory.putCouncil({ ...room.council, id: 'moor', name: 'Moor Council' });
    await room.directory.putTeams('moor', [aTeam()]);
    await room.deliver();
    await room.day('2026-02-02');
    expect((await digestsOf()).map(({ council }) => council)).toEqual(['vale']);
    expect(room.mails.all().some(({ council }) => council === 'moor')).toBe(false);
  });
});

describe('nothing is chased after', () => {
  const chasedOn = async (room: Room): Promise<number> => {
    const before = room.mailer.accepted.length;
    await room.day('2026-02-17');
    return room.mailer.accepted.length - before;
  };

  it('it was answered', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    await room.decide(id, { do: 'submit', lateReason: null, answer: 1 }, ADVISER);
    expect(await chasedOn(room)).toBe(0);
  });

  it('it was answered between the chase and the digest', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    room.clock.set('2026-02-17T06:00:00.000Z');
    await room.chase();
    await room.decide(id, { do: 'submit', lateReason: 'capacity', answer: 1 }, ADVISER);
    expect(await chasedOn(room)).toBe(0);
    const digests = room.mails.all().filter(({ kind }) => kind.endsWith('digest'));
    expect(digests.map(({ status }) => status)).toEqual(['not-sent', 'not-sent']);
    expect(await room.mails.attention('vale', room.clock.now())).not.toContainEqual(
      expect.objectContaining({ kind: 'digest' }),
    );
  });

  it('the plan was issued', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    room.clock.set('2026-02-16');
    await room.correct('K3M9Q2XA7TZ1', { planIssuedOn: '2026-02-16' });
    expect(await chasedOn(room)).toBe(0);
  });

  it('an exception was accepted, until the day that the council set', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    const exception = {
      ...({ kind: 'exceptional-circumstances', why: 'In hospital', from: null, to: null, on: null } as const),
      ...({ decision: 'accepted', chaseAgainOn: '2026-02-20' } as const),
    };
    await room.decide(id, { do: 'record-exception', exception });
    expect(await chasedOn(room)).toBe(0);
    await room.day('2026-02-20');
    expect((await room.request(id))?.rungs.map(({ rung }) => rung)).toEqual(['overdue-1']);
  });
});

it('reports how many rungs it recorded', async () => {
  const room = await mailRoom();
  await room.issue();
  await room.deliver();
  room.clock.set('2026-02-02T06:00:00.000Z');
  await chaseAdvice(room.ports);
  expect(room.measures.of(MEASURES.rungsSent)).toEqual([1]);
  expect(londonDate(room.clock.now())).toBe('2026-02-02');
});
