import { describe, expect, it } from 'vitest';
import { codeMail } from '../../../shared/application/mail/access-mails.ts';
import { codeHash } from '../../../shared/application/mail/code-hash.ts';
import { mailSource } from '../../../shared/application/mail/new-mail.ts';
import { receiptMails } from '../../../shared/application/mail/request-mails.ts';
import type { SendResult } from '../../../shared/application/ports/mailer.ts';
import { sendMail } from '../../../shared/application/send-mail.ts';
import { MEASURES } from '../../../shared/contracts/schedules/measures.ts';
import { aTeam } from '../../builders/assessments.ts';
import { mailRoom } from '../../builders/mail-room.ts';

const UNCLEAR: SendResult = { was: 'unclear', reason: 'TimeoutError' };
const tokenIn = (text: string | undefined): string => /\/r\/([A-Za-z0-9_-]{43})/.exec(text ?? '')?.[1] ?? '';

describe('a first request', () => {
  it('goes at once, with a link of which only the hash is kept', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    const [mail] = room.mailer.accepted;
    expect(mail?.to).toEqual(['salt@rv1.nhs.example']);
    expect(mail?.replyTo).toBe(room.council.sendMailbox);
    expect(mail?.tags).toMatchObject({ kind: 'advice-requested', request: id });
    const token = tokenIn(mail?.text);
    expect(mail?.html).toContain(token);
    const link = await room.access.link(room.secrets.hash(token));
    expect(link).toMatchObject({
      council: 'vale',
      team: 'RV1-SALT',
      request: id,
      expiresAt: '2027-01-05T10:00:00.000Z',
    });
    expect(JSON.stringify([room.mails.all(), room.assessments.decisions, link])).not.toContain(token);
    expect(room.mails.all()[0]).toMatchObject({ status: 'sent', attempt: 1, sesMessageId: 'ses-1' });
    expect(room.measures.of(MEASURES.mailsSent)).toEqual([1]);
  });

  it('goes once, however often the stream brings it', async () => {
    const room = await mailRoom();
    await room.issue();
    const [id = ''] = room.mails.stream;
    await Promise.all([1, 2, 3].map(() => sendMail(room.ports, room.settings, id)));
    await sendMail(room.ports, room.settings, id);
    expect(room.mailer.calls).toHaveLength(1);
  });

  it('is not sent once the request was withdrawn, and says why', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.decide(id, { do: 'withdraw', reason: 'Sent by mistake' });
    await room.deliver();
    expect(room.mailer.calls).toEqual([]);
    expect(room.mails.all()[0]).toMatchObject({ status: 'not-sent', attempt: 0 });
  });

  it('is read again where the request was withdrawn between the reading and the claim', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    const claim = room.mails.claim.bind(room.mails);
    room.mails.claim = async (its) => {
      room.mails.claim = claim;
      await room.decide(id, { do: 'withdraw', reason: 'Sent by mistake' });
      return claim(its);
    };
    await room.deliver();
    expect(room.mailer.calls).toEqual([]);
    expect(room.mails.all()[0]?.status).toBe('not-sent');
  });

  it('lists five or more to one mailbox in one mail, each with its own link', async () => {
    const teams = ['A', 'B', 'C', 'D', 'E'].map((code) => aTeam({ code, mailbox: 'one@rv1.nhs.example' }));
    const room = await mailRoom({ teams });
    const ids = await room.issue(teams);
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(1);
    const [mail] = room.mailer.accepted;
    expect(mail?.tags).not.toHaveProperty('request');
    expect(new Set(mail?.text.match(/\/r\/[A-Za-z0-9_-]{43}/g)).size).toBe(5);
    for (const id of ids) expect(mail?.text).toContain(id);
    for (const id of ids)
      expect((await room.mails.ofRequest(id)).map(({ kind }) => kind)).toEqual(['advice-requested']);
  });

  it('carries its due date as a calendar entry', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    const [attachment] = room.mailer.accepted[0]?.attachments ?? [];
    expect(attachment?.type).toBe('text/calendar');
    expect(attachment?.text).toContain('DTSTART;VALUE=DATE:20260216');
    expect(attachment?.text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});

describe('when it is not known whether a mail went', () => {
  it('a first request goes once more, marked as unclear, and then stays unknown', async () => {
    const room = await mailRoom();
    await room.issue();
    room.mailer.willSay(UNCLEAR, UNCLEAR);
    await room.deliver();
    expect(room.mails.all()[0]).toMatchObject({ status: 'to-send', unclear: true });
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    await room.deliver();
    expect(room.mails.all()[0]).toMatchObject({ status: 'unknown', unclear: true, attempt: 2 });
    room.clock.advance({ days: 1 });
    await room.unstick();
    await room.deliver();
    expect(room.mailer.calls).toHaveLength(2);
    expect(room.measures.of(MEASURES.mailsUnknown)).toEqual([1]);
  });

  it('news from SES in the meantime spares the second', async () => {
    const room = await mailRoom();
    await room.issue();
    room.mailer.willSay(UNCLEAR);
    await room.deliver();
    const [mail] = room.mails.all();
    await room.mails.note(mail?.id ?? '', 'sent', room.clock.now());
    room.clock.advance({ minutes: 5 });
    await room.unstick();
    await room.deliver();
    expect(room.mailer.calls).toHaveLength(1);
    expect(room.mails.all()[0]?.status).toBe('sent');
  });

  it('any other mail is not sent again', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    room.mailer.willSay(UNCLEAR);
    await room.day('2026-02-02');
    expect((await room.mails.ofRequest(id)).map(({ kind, status }) => [kind, status])).toEqual([
      ['advice-requested', 'sent'],
      ['digest', 'unknown'],
    ]);
    room.clock.advance({ hours: 3 });
    await room.unstick();
    await room.deliver();
    expect(room.mailer.calls).toHaveLength(2);
  });
});

describe('what SES says', () => {
  it('too fast: the mail goes back with nothing spent, and the lane goes slower', async () => {
    const room = await mailRoom();
    await room.issue();
    room.mailer.willSay({ was: 'throttled', scope: 'rate' });
    await room.deliver();
    expect(room.turns).toEqual(['now', 'slower now', 'now']);
    expect(room.mails.all()[0]).toMatchObject({ status: 'sent', unclear: false });
  });

  it('the daily quota is used up: the mail waits an hour', async () => {
    const room = await mailRoom();
    await room.issue();
    room.mailer.willSay({ was: 'throttled', scope: 'day' });
    await room.deliver();
    await room.unstick();
    await room.deliver();
    expect(room.mailer.calls).toHaveLength(1);
    expect(room.mails.all()[0]).toMatchObject({ status: 'to-send', notBefore: '2026-01-05T11:00:00.000Z' });
    room.clock.advance({ hours: 1 });
    await room.unstick();
    await room.deliver();
    expect(room.mails.all()[0]?.status).toBe('sent');
  });

  it('the account is paused: nothing goes for anybody until a person resumes', async () => {
    const room = await mailRoom();
    await room.issue();
    await room.issue([aTeam()], 'Z9Y8X7W6V5T4');
    room.mailer.willSay({ was: 'paused', reason: 'SendingPausedException' });
    await room.deliver();
    room.clock.advance({ days: 2 });
    await room.unstick();
    await room.deliver();
    expect(room.mailer.calls).toHaveLength(1);
    expect(room.measures.of(MEASURES.sendingStopped)).toEqual([1]);
    await room.unstick(true);
    await room.deliver();
    expect(room.mailer.accepted).toHaveLength(2);
    expect(room.mails.all().map(({ unclear }) => unclear)).toEqual([false, false]);
  });

  it('this mail is refused: it stands before a person, with the reason', async () => {
    const room = await mailRoom();
    await room.issue();
    room.mailer.willSay({ was: 'refused', reason: 'MessageRejected' });
    await room.deliver();
    const [mail] = await room.mails.attention('vale', room.clock.now());
    expect(mail).toMatchObject({ status: 'not-sent', reason: 'MessageRejected' });
  });
});

describe('a code', () => {
  const link = { team: 'RV1-SALT', request: 'K3M9Q2XA7TZ1-01' };

  it('is kept as a hash that is good with the session alone, for ten minutes', async () => {
    const room = await mailRoom();
    const mail = codeMail(mailSource(room, room.council), 'jo@rv1.nhs.example', 'session-hash', 1, link);
    await room.mails.put([mail]);
    await room.deliver();
    const [sent] = room.mailer.accepted;
    const code = /^\d{6}$/m.exec(sent?.text ?? '')?.[0] ?? '';
    expect(sent?.tags).toMatchObject({ kind: 'code', request: 'K3M9Q2XA7TZ1-01' });
    expect(sent?.subject).not.toContain(code);
    expect(await room.access.codes('session-hash', room.clock.now())).toEqual([
      {
        hash: codeHash(room.secrets, 'session-hash', code),
        session: 'session-hash',
        address: 'jo@rv1.nhs.example',
        expiresAt: '2026-01-05T10:10:00.000Z',
      },
    ]);
    expect(JSON.stringify(room.mails.all())).not.toContain(code);
  });

  it('is not sent to somebody who asked long ago', async () => {
    const room = await mailRoom();
    const mail = codeMail(mailSource(room, room.council), 'jo@rv1.nhs.example', 'session-hash', 1, link);
    await room.mails.put([mail]);
    room.clock.advance({ minutes: 31 });
    await room.deliver();
    expect(room.mailer.calls).toEqual([]);
    expect(room.mails.all()[0]?.status).toBe('not-sent');
  });

  it('goes in the lane of its own, before which no digest waits', async () => {
    const room = await mailRoom();
    await room.mails.put([codeMail(mailSource(room, room.council), 'jo@rv1.nhs.example', 's', 1, link)]);
    await room.deliver();
    expect(room.turns).toEqual(['now']);
  });
});

describe('a receipt', () => {
  it('says how late the answer was, whatever happened since', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.deliver();
    room.clock.set('2026-02-18');
    const mails = receiptMails(
      mailSource(room, room.council),
      { id, team: aTeam() },
      'jo@rv1.nhs.example',
      3,
      'submitted',
    );
    await room.decide(id, { do: 'submit', lateReason: 'capacity', answer: 1 }, undefined, mails);
    await room.deliver();
    const receipts = room.mailer.accepted.slice(1);
    expect(receipts.map(({ to }) => to)).toEqual([['salt@rv1.nhs.example'], ['jo@rv1.nhs.example']]);
    expect(receipts[0]?.text).toContain('2 days late');
    expect(receipts[0]?.text).toContain('18 February 2026');
  });

  it('says later that the advice reached the plan, and when that was issued', async () => {
    const room = await mailRoom();
    const [id = ''] = await room.issue();
    await room.decide(id, { do: 'submit', lateReason: null, answer: 1 });
    room.clock.set('2026-04-02');
    await room.correct('K3M9Q2XA7TZ1', { planIssuedOn: '2026-04-01' });
    const mails = receiptMails(mailSource(room, room.council), { id, team: aTeam() }, null, 4, 'accepted');
    await room.mails.put(mails.map((mail) => ({ ...mail, about: { what: 'in-plan' } })));
    await room.deliver();
    expect(room.mailer.accepted.at(-1)?.subject).toBe(
      `Advice request ${id}: your advice reached the plan, 1 April 2026`,
    );
  });
});

it('a mail of an unknown council is a fault and not a silence', async () => {
  const room = await mailRoom();
  const mail = codeMail(mailSource(room, { ...room.council, id: 'nowhere' }), 'a@b.example', 's', 1, {
    team: 'X',
    request: null,
  });
  await room.mails.put([mail]);
  await expect(room.deliver()).rejects.toThrow('council');
});
