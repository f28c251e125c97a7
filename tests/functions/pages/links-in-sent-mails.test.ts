import { expect, it } from 'vitest';
import { answerRequest } from '../../../functions/pages/answer-request/handler.ts';
import { codeMail, newLinkMail, testMail } from '../../../shared/application/mail/access-mails.ts';
import { exceptionClaimedMail, undeliveredMail } from '../../../shared/application/mail/council-mails.ts';
import { mailSource } from '../../../shared/application/mail/new-mail.ts';
import {
  challengedMails,
  passedOnMails,
  receiptMails,
  returnedMails,
  takeOverMails,
  withdrawnMails,
} from '../../../shared/application/mail/request-mails.ts';
import { MailKind, type NewMail } from '../../../shared/application/ports/mail-store.ts';
import type { ExceptionClaim } from '../../../shared/domain/assessment/commands.ts';
import { aTeam } from '../../builders/assessments.ts';
import { ADVISER, mailRoom } from '../../builders/mail-room.ts';
import { PageVisitor } from '../../builders/page-visitor.ts';

type Room = Awaited<ReturnType<typeof mailRoom>>;
const TEAM = aTeam({ seniorEmail: 'head@rv1.nhs.example', managerEmail: 'manager@rv1.nhs.example' });
const THERAPY = aTeam({ code: 'RV1-OT', mailbox: 'ot@rv1.nhs.example' });
const from = (room: Room) => mailSource(room, room.council);
const of = (id: string) => ({ id, team: TEAM });

/** An assessment with one request, some day, and what is decided about it with its mails. */
const asked = async (room: Room, key: string): Promise<string> => (await room.issue([TEAM], key))[0] ?? '';
const submitted = (room: Room, id: string) =>
  room.decide(
    id,
    { do: 'submit', lateReason: null, answer: 1 },
    ADVISER,
    receiptMails(from(room), of(id), null, 3, 'submitted'),
  );
const ILL: ExceptionClaim = {
  kind: 'exceptional-circumstances',
  why: 'In hospital',
  from: null,
  to: null,
  on: null,
  decision: null,
  chaseAgainOn: null,
};
const put = (room: Room, mail: NewMail) => room.mails.put([mail]);

/** How each kind that has a composer comes about. The chasing ones come last: they move the clock. */
const HOW: readonly (readonly [MailKind, (room: Room) => Promise<unknown>])[] = [
  ['advice-requested', (room) => asked(room, 'AAAAAAAAAAA1')],
  [
    'take-over',
    async (room) =>
      room.mails.put(takeOverMails(from(room), [{ team: TEAM, requests: [await asked(room, 'AAAAAAAAAAA2')] }])),
  ],
  ['receipt', async (room) => submitted(room, await asked(room, 'AAAAAAAAAAA3'))],
  [
    'returned',
    async (room) => {
      const id = await asked(room, 'AAAAAAAAAAA4');
      await submitted(room, id);
      const mails = returnedMails(from(room), of(id), null, 4);
      await room.decide(id, { do: 'return', missing: 'How often', answerBy: null }, undefined, mails);
    },
  ],
  [
    'challenged',
    async (room) => {
      const id = await asked(room, 'AAAAAAAAAAA5');
      await room.decide(id, { do: 'not-known', lateReason: null, answer: 1 }, ADVISER);
      const mails = challengedMails(from(room), of(id), null, 4);
      await room.decide(id, { do: 'challenge', reason: 'A letter of yours', answerBy: null }, undefined, mails);
    },
  ],
  [
    'withdrawn',
    async (room) => {
      const id = await asked(room, 'AAAAAAAAAAA6');
      const mails = withdrawnMails(from(room), [of(id)], 3, 'withdrawn');
      await room.decide(id, { do: 'withdraw', reason: 'Moved away' }, undefined, mails);
    },
  ],
  [
    'passed-on',
    async (room) => {
      const id = await asked(room, 'AAAAAAAAAAA7');
      const mails = passedOnMails(from(room), of(id), null, 3, THERAPY);
      await room.decide(id, { do: 'pass-on', team: THERAPY }, undefined, mails);
    },
  ],
  ['new-link', async (room) => put(room, newLinkMail(from(room), TEAM, await asked(room, 'AAAAAAAAAAA8'), '1'))],
  ['test', (room) => put(room, testMail(from(room), TEAM))],
  ['code', (room) => put(room, codeMail(from(room), TEAM.mailbox, 'session', 1, { team: TEAM.code, request: null }))],
  [
    'undelivered',
    async (room) => put(room, undeliveredMail(from(room), null, await asked(room, 'AAAAAAAAAAA9'), 'm', TEAM.code)),
  ],
  [
    'exception-claimed',
    async (room) => {
      const id = await asked(room, 'AAAAAAAAAAB1');
      const mails = [exceptionClaimedMail(from(room), null, id, 3, TEAM.code)];
      await room.decide(id, { do: 'claim-exception', exception: ILL }, ADVISER, mails);
    },
  ],
  ['digest', (room) => room.day('2026-02-02')],
  ['escalation-digest', (room) => room.day('2026-02-24')],
];
const WITH_A_LINK: readonly MailKind[] = [
  'advice-requested',
  'take-over',
  'returned',
  'challenged',
  'new-link',
  'test',
  'digest',
];

it.each(HOW)('the links of a mail of kind %s, as it was sent, lead to a page', async (kind, comesAbout) => {
  const room = await mailRoom({ teams: [TEAM, THERAPY] });
  if (kind.endsWith('digest')) await asked(room, 'AAAAAAAAAAB2');
  await comesAbout(room);
  await room.deliver();
  const sent = room.mailer.accepted.filter(({ tags }) => tags['kind'] === kind);
  expect(sent).not.toEqual([]);
  for (const { text, html } of sent) {
    const links = [...new Set(`${text} ${html}`.match(/https:\/\/[^\s"<]+/g))];
    expect(links).toHaveLength(WITH_A_LINK.includes(kind) ? 1 : 0);
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      expect(origin).toBe(room.settings.publicOrigin);
      const page = await new PageVisitor(answerRequest(room.ports)).get(pathname);
      expect(page.status).toBe(200);
      expect(page.html).toContain(kind === 'test' ? 'Yes, it arrived' : 'Send the code');
    }
  }
});

/** Nobody can ask for these yet: whoever gives one a composer says above how it comes about. */
const withoutComposer = MailKind.options.filter((kind) => !HOW.some(([known]) => known === kind));

it.each(withoutComposer)('a mail of kind %s is not sent yet, so it has no link to follow', async (kind) => {
  const room = await mailRoom({ teams: [TEAM] });
  await put(room, { ...newLinkMail(from(room), TEAM, null, '1'), kind });
  await room.deliver();
  expect(room.mails.all()).toMatchObject([{ status: 'not-sent' }]);
});
