import { describe, expect, it } from 'vitest';
import { codeMail, newLinkMail } from '../../../shared/application/mail/access-mails.ts';
import { adviserOf } from '../../../shared/application/mail/adviser-of.ts';
import { exceptionClaimedMail } from '../../../shared/application/mail/council-mails.ts';
import { digestMail, escalationDigestMail } from '../../../shared/application/mail/digest-mails.ts';
import type { MailSource } from '../../../shared/application/mail/new-mail.ts';
import {
  adviceRequestedMails,
  challengedMails,
  passedOnMails,
  receiptMails,
  returnedMails,
  takeOverMails,
  withdrawnMails,
} from '../../../shared/application/mail/request-mails.ts';
import { aTeam } from '../../builders/assessments.ts';
import { aCouncil } from '../../builders/council.ts';
import { ADVISER, mailRoom } from '../../builders/mail-room.ts';
import { SeededSecrets } from '../../fakes/seeded-secrets.ts';

const source = (its: Partial<MailSource> = {}): MailSource => ({
  secrets: new SeededSecrets(),
  council: aCouncil(),
  now: '2026-03-02T09:00:00.000Z',
  today: '2026-03-02',
  ...its,
});
const ID = 'K3M9Q2XA7TZ1-01';
const one = { id: ID, team: aTeam() };
const idOf = (mails: readonly { readonly id: string }[]): string => mails[0]?.id ?? '';

describe('what makes a mail this one', () => {
  it('is not when it was asked for, so that the same mail cannot be asked for twice', () => {
    const later = source({ now: '2026-03-02T09:00:05.000Z' });
    expect(idOf(adviceRequestedMails(source(), [one], 2))).toBe(idOf(adviceRequestedMails(later, [one], 2)));
    expect(idOf(returnedMails(source(), one, null, 4))).toBe(idOf(returnedMails(later, one, null, 4)));
  });

  it('is the number of the decision for what a decision causes', () => {
    expect(idOf(adviceRequestedMails(source(), [one], 2))).not.toBe(idOf(adviceRequestedMails(source(), [one], 3)));
    expect(idOf(returnedMails(source(), one, null, 4))).not.toBe(idOf(returnedMails(source(), one, null, 6)));
  });

  it('is the day for a digest, the asking for a code and a link, the requests for a take-over', () => {
    const digestOf = (day: string, to = 'a@b.example') => digestMail(source(), to, day, `${day}T08:00:00.000Z`).id;
    expect(digestOf('2026-03-02')).not.toBe(digestOf('2026-03-03'));
    expect(digestOf('2026-03-02')).toBe(digestOf('2026-03-02', 'A@B.example'));
    const link = { team: 'RV1-SALT', request: ID };
    const codes = [1, 2].map((asking) => codeMail(source(), 'a@b.example', 's', asking, link).id);
    expect(new Set(codes).size).toBe(2);
    expect(newLinkMail(source(), aTeam(), ID, '1').id).not.toBe(newLinkMail(source(), aTeam(), ID, '2').id);
    const taken = (requests: string[]) => idOf(takeOverMails(source(), [{ team: aTeam(), requests }]));
    expect(taken(['A-01', 'B-01'])).toBe(taken(['B-01', 'A-01']));
    expect(taken(['A-01', 'B-01'])).not.toBe(taken(['A-01']));
  });

  it('is the council too: two councils never share a mail', () => {
    const moor = source({ council: aCouncil({ id: 'moor' }) });
    const at = ['a@b.example', '2026-03-02', '2026-03-02T08:00:00.000Z'] as const;
    expect(digestMail(source(), ...at).id).not.toBe(digestMail(moor, ...at).id);
    expect(escalationDigestMail(source(), ...at).id).not.toBe(digestMail(source(), ...at).id);
  });

  it('shows nothing of what it was made from, and may stand as a tag of SES', () => {
    expect(idOf(adviceRequestedMails(source(), [one], 2))).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('to whom', () => {
  it('what changed goes to the team’s mailbox and to whoever answered, each once', () => {
    const to = (adviser: string | null) => receiptMails(source(), one, adviser, 3, 'accepted').flatMap(({ to }) => to);
    expect(to('jo@rv1.nhs.example')).toEqual(['salt@rv1.nhs.example', 'jo@rv1.nhs.example']);
    expect(to('SALT@rv1.nhs.example')).toEqual(['salt@rv1.nhs.example']);
    expect(to(null)).toEqual(['salt@rv1.nhs.example']);
  });

  it('one mail lists what one mailbox is asked in one issue, from five on', () => {
    const asked = (count: number) =>
      adviceRequestedMails(
        source(),
        Array.from({ length: count }, (_, n) => ({ id: `${ID.slice(0, -1)}${n + 1}`, team: aTeam({ code: `T${n}` }) })),
        2,
      );
    expect(asked(4).map(({ request }) => request)).toEqual([1, 2, 3, 4].map((n) => `${ID.slice(0, -1)}${n}`));
    expect(asked(5)).toHaveLength(1);
    expect(asked(5)[0]).toMatchObject({ request: null, team: null });
    expect(asked(5)[0]?.requests).toHaveLength(5);
  });

  it('an ended assessment sends one mail a team, and a team without requests none', () => {
    const other = { id: 'K3M9Q2XA7TZ1-02', team: aTeam({ code: 'OT', mailbox: 'ot@rv1.nhs.example' }) };
    expect(withdrawnMails(source(), [one, other], 3, 'ended').map(({ to }) => to)).toEqual([
      ['salt@rv1.nhs.example'],
      ['ot@rv1.nhs.example'],
    ]);
    expect(takeOverMails(source(), [{ team: aTeam(), requests: [] }])).toEqual([]);
  });

  it('what needs a decision goes to the caseworker, or to the council’s SEND mailbox', () => {
    expect(exceptionClaimedMail(source(), 'cw@vale.gov.example', ID, 3, 'X').to).toEqual(['cw@vale.gov.example']);
    expect(exceptionClaimedMail(source(), null, ID, 3, 'X').to).toEqual(['send@vale.gov.example']);
  });
});

describe('which lane', () => {
  it('codes, first requests and receipts go now; the rest waits its turn', () => {
    const lanes = [
      ...adviceRequestedMails(source(), [one], 2),
      ...receiptMails(source(), one, null, 3, 'submitted'),
      ...returnedMails(source(), one, null, 3),
      ...challengedMails(source(), one, null, 3),
      ...passedOnMails(source(), one, null, 3, aTeam({ code: 'OT' })),
      ...withdrawnMails(source(), [one], 3, 'withdrawn'),
    ].map(({ kind, lane }) => `${kind} ${lane}`);
    expect(lanes).toEqual([
      'advice-requested now',
      'receipt now',
      'returned batch',
      'challenged batch',
      'passed-on batch',
      'withdrawn batch',
    ]);
  });
});

it('who has a request is whoever last did something with it through a proved address', async () => {
  const room = await mailRoom();
  const [id = ''] = await room.issue();
  expect(adviserOf(await room.assessments.history('vale', 'K3M9Q2XA7TZ1'), 1)).toBeNull();
  await room.decide(id, { do: 'open' }, ADVISER);
  await room.decide(id, { do: 'acknowledge', expectedOn: null }, { ...ADVISER, address: 'sam@rv1.nhs.example' });
  const history = await room.assessments.history('vale', 'K3M9Q2XA7TZ1');
  expect(adviserOf(history.toReversed(), 1)).toBe('sam@rv1.nhs.example');
  expect(adviserOf(history, 2)).toBeNull();
});
