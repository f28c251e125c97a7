import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessStore } from '../../shared/application/ports/access-store.ts';
import type { AssessmentStore } from '../../shared/application/ports/assessment-store.ts';
import type { LinkRecord, MailStatus, MailStore, NewMail } from '../../shared/application/ports/mail-store.ts';
import { anAssessment, aRequest, aRequestThatIs } from '../builders/assessments.ts';
import { aChange, aNewMail } from '../builders/changes.ts';

const KEY = 'K3M9Q2XA7TZ1';
const REQUEST = `${KEY}-01`;
const NOON = '2026-03-02T12:00:00.000Z';
const LEASE = '2026-03-02T12:02:00.000Z';
const LATER = '2026-03-02T13:00:00.000Z';

const aLink = (its: Partial<LinkRecord> = {}): LinkRecord => ({
  hash: 'a-hash',
  council: 'vale',
  team: 'RV1-SALT',
  opens: 'answers',
  request: REQUEST,
  mail: 'mail-1',
  mintedAt: NOON,
  expiresAt: '2027-03-02T12:00:00.000Z',
  ...its,
});

/** What every mail store does. */
export const mailStoreSuite = (
  name: string,
  open: () => Promise<{
    readonly assessments: AssessmentStore;
    readonly mails: MailStore;
    readonly access: AccessStore;
  }>,
): void => {
  describe(name, () => {
    let mails: MailStore;
    let access: AccessStore;
    let assessments: AssessmentStore;
    beforeEach(async () => {
      ({ mails, access, assessments } = await open());
    });

    const putMail = async (its: Partial<NewMail> = {}) => {
      const mail = aNewMail(its);
      await mails.put([mail]);
      const there = await mails.find(mail.id);
      if (!there) throw new Error('What was put is not there');
      return there;
    };
    const claim = async (its: Partial<Parameters<MailStore['claim']>[0]> & { readonly id?: string } = {}) => {
      const { id = 'mail-1', ...rest } = its;
      const mail = await mails.find(id);
      if (!mail) throw new Error('There is no such mail');
      const plain = { now: NOON, leaseUntil: LEASE, links: [], code: null, live: [], lists: [] };
      return mails.claim({ mail, ...plain, ...rest });
    };
    /** A mail that was tried once and has come to a status. */
    const mailThatIs = async (status: MailStatus, its: Partial<NewMail> = {}) => {
      const { id } = await putMail(its);
      expect(await claim({ id })).toBe('claimed');
      expect(await mails.settle(id, 1, { status, at: NOON })).toBe(true);
    };
    const statusOf = async (id = 'mail-1') => (await mails.find(id))?.status;

    describe('a new mail', () => {
      it('is to be sent, and stays as it is when it is put again', async () => {
        const put = aNewMail({ about: { why: 'ended' } });
        const fresh = { leaseUntil: null, sentAt: null, reason: null, sesMessageId: null, unclear: false };
        expect(await putMail({ about: { why: 'ended' } })).toEqual({
          ...put,
          ...fresh,
          status: 'to-send',
          attempt: 0,
          statusAt: put.askedAt,
        });
        await mails.put([aNewMail({ to: ['other@rv1.nhs.example'] })]);
        expect((await mails.find('mail-1'))?.to).toEqual(put.to);
      });

      it('is found among others by its id, in the order asked for', async () => {
        await mails.put([aNewMail({ id: 'a' }), aNewMail({ id: 'b' }), aNewMail({ id: 'c' })]);
        expect((await mails.findMany(['c', 'none', 'a'])).map(({ id }) => id)).toEqual(['c', 'a']);
        expect(await mails.find('none')).toBeNull();
        expect(await mails.findMany([])).toEqual([]);
      });
    });

    describe('the mails of a request', () => {
      it('are those that are about it, and those that list it with others, oldest first', async () => {
        const other = `${KEY}-02`;
        const at = (hour: string) => `2026-03-02T${hour}:00:00.000Z`;
        await mails.put([
          aNewMail({ id: 'third', askedAt: at('12') }),
          aNewMail({ id: 'listing', request: null, requests: [REQUEST, other], askedAt: at('11') }),
          aNewMail({ id: 'listing-one', request: null, requests: [REQUEST], askedAt: at('10') }),
          aNewMail({ id: 'other', request: other }),
          aNewMail({ id: 'none', request: null, requests: [] }),
        ]);
        const ids = async (request: string) => (await mails.ofRequest(request)).map(({ id }) => id);
        expect(await ids(REQUEST)).toEqual(['listing-one', 'listing', 'third']);
        expect(await ids(other)).toEqual(expect.arrayContaining(['listing', 'other']));
        expect(await ids('NOBODYNOBODY-01')).toEqual([]);
      });

      it('have a digest among them once it was claimed with the request on its list', async () => {
        await putMail({ id: 'digest', kind: 'digest', request: null, requests: [] });
        expect(await mails.ofRequest(REQUEST)).toEqual([]);
        await claim({ id: 'digest', lists: [REQUEST, `${KEY}-02`, REQUEST] });
        expect((await mails.ofRequest(REQUEST)).map(({ id }) => id)).toEqual(['digest']);
        expect((await mails.ofRequest(`${KEY}-02`)).map(({ status }) => status)).toEqual(['sending']);
      });

      it('have a mail that came with a decision', async () => {
        const listing = aNewMail({ id: 'listing', request: null, requests: [REQUEST, `${KEY}-02`] });
        await assessments.append(aChange(null, anAssessment(), { mails: [aNewMail(), listing] }));
        expect((await mails.ofRequest(REQUEST)).map(({ id }) => id)).toEqual(['listing', 'mail-1']);
        expect((await mails.ofRequest(`${KEY}-02`)).map(({ id }) => id)).toEqual(['listing']);
      });
    });

    it('names every request that a mail was put for or listed when it was sent', async () => {
      const other = `${KEY}-02`;
      const listed = async (its: Partial<NewMail>) => [...(await mails.listed(await putMail(its)))].toSorted();
      expect(await listed({ id: 'one' })).toEqual([REQUEST]);
      expect(await listed({ id: 'several', request: null, requests: [REQUEST, other] })).toEqual([REQUEST, other]);
      expect(await listed({ id: 'digest', request: null, requests: [] })).toEqual([]);
      await claim({ id: 'digest', lists: [other, REQUEST] });
      expect(await listed({ id: 'digest' })).toEqual([REQUEST, other]);
    });

    describe('a claim', () => {
      it('makes the mail sending, with the next attempt and a lease, and puts its link and its code', async () => {
        await putMail();
        const code = { hash: 'c-hash', session: 's-hash', address: 'a@rv1.nhs.example', expiresAt: LATER };
        expect(await claim({ links: [aLink()], code })).toBe('claimed');
        expect(await mails.find('mail-1')).toMatchObject({ status: 'sending', attempt: 1, leaseUntil: LEASE });
        expect(await access.link('a-hash')).toEqual(aLink());
        expect(await access.codes('s-hash', NOON)).toEqual([code]);
      });

      it('is lost where somebody else has it, and puts no link then', async () => {
        const mail = await putMail();
        const plain = { mail, now: NOON, leaseUntil: LEASE, code: null, live: [], lists: [] };
        const claims = ['one', 'two', 'three'].map((hash) => mails.claim({ ...plain, links: [aLink({ hash })] }));
        expect((await Promise.all(claims)).toSorted()).toEqual(['claimed', 'lost', 'lost']);
        const links = await Promise.all(['one', 'two', 'three'].map((hash) => access.link(hash)));
        expect(links.filter((link) => link !== null)).toHaveLength(1);
      });

      it('is lost before the mail’s hour, and after it was settled', async () => {
        await putMail({ notBefore: LATER });
        expect(await claim()).toBe('lost');
        expect(await claim({ now: LATER })).toBe('claimed');
        await mails.settle('mail-1', 1, { status: 'sent', at: LATER });
        expect(await claim({ now: LATER })).toBe('lost');
      });

      it('is lost where the mail was tried since it was read', async () => {
        const read = await putMail();
        await claim();
        await mails.settle('mail-1', 1, { status: 'to-send', at: NOON, notBefore: NOON });
        expect(await claim({ mail: read })).toBe('lost');
        expect(await claim()).toBe('claimed');
        expect((await mails.find('mail-1'))?.attempt).toBe(2);
      });

      it('is stale where a request that it is about is no longer what it was, and changes nothing', async () => {
        const requests = [aRequest(), aRequestThatIs('submitted', { number: 2 })];
        await assessments.append(aChange(null, anAssessment({ requests })));
        await putMail();
        const owed = (number: number) => ({ request: `${KEY}-0${number}`, statuses: ['requested', 'acknowledged'] });
        expect(await claim({ links: [aLink()], live: [owed(1), owed(2)], lists: [REQUEST] })).toBe('stale');
        expect(await claim({ live: [owed(3)] })).toBe('stale');
        expect(await mails.find('mail-1')).toMatchObject({ status: 'to-send', attempt: 0 });
        expect(await access.link('a-hash')).toBeNull();
        expect(await claim({ live: [owed(1), owed(1)] })).toBe('claimed');
      });

      it('is stale where a request that it must reach has bounced since it was read', async () => {
        const requests = [aRequest(), aRequest({ number: 2, undeliverableSince: '2026-03-02' })];
        await assessments.append(aChange(null, anAssessment({ requests })));
        await putMail();
        const owed = (number: number) => ({ request: `${KEY}-0${number}`, statuses: ['requested'] });
        expect(await claim({ live: [owed(1), { ...owed(2), reachable: true }] })).toBe('stale');
        expect(await claim({ live: [{ ...owed(1), reachable: true }, owed(2)] })).toBe('claimed');
      });

      it('takes a digest of more requests than a transaction holds', async () => {
        const keys = Array.from({ length: 12 }, (_, n) => `K3M9Q2XA7T${String(n).padStart(2, '0')}`);
        const numbers = Array.from({ length: 10 }, (_, n) => n + 1);
        const requests = numbers.map((number) => aRequest({ number }));
        await assessments.appendMany(keys.map((key) => aChange(null, anAssessment({ key, ref: key, requests }))));
        const ids = keys.flatMap((key) => numbers.map((number) => `${key}-${String(number).padStart(2, '0')}`));
        const live = ids.map((request) => ({ request, statuses: ['requested'], reachable: true as const }));
        await putMail({ id: 'digest', kind: 'digest', request: null, requests: [] });
        const unreached = [aRequest({ undeliverableSince: '2026-03-02' })];
        await assessments.append(aChange(null, anAssessment({ requests: unreached })));
        const bounced = { request: REQUEST, statuses: ['requested'], reachable: true as const };
        expect(await claim({ id: 'digest', live: [...live, bounced], lists: ids })).toBe('stale');
        const gone = { request: 'NBDYNBDYNBDY-01', statuses: ['requested'] };
        expect(await claim({ id: 'digest', live: [...live, gone], lists: ids })).toBe('stale');
        expect(await mails.ofRequest(ids[0] ?? '')).toEqual([]);
        expect(await claim({ id: 'digest', live, lists: ids })).toBe('claimed');
        const found = await Promise.all(ids.map((id) => mails.ofRequest(id)));
        expect(found.every((one) => one.length === 1)).toBe(true);
      });
    });

    describe('what became of an attempt', () => {
      it('is noted: when it was sent, as what, or why not', async () => {
        await putMail();
        await claim();
        expect(await mails.settle('mail-1', 1, { status: 'sent', at: LATER, sesMessageId: 'ses-1' })).toBe(true);
        expect(await mails.find('mail-1')).toMatchObject({
          status: 'sent',
          sentAt: LATER,
          statusAt: LATER,
          sesMessageId: 'ses-1',
          leaseUntil: null,
          reason: null,
        });
      });

      it('may be that it is tried again later, with or without knowing whether it went', async () => {
        await putMail();
        await claim();
        await mails.settle('mail-1', 1, { status: 'to-send', at: NOON, notBefore: LATER, unclear: true });
        expect(await mails.find('mail-1')).toMatchObject({ status: 'to-send', notBefore: LATER, unclear: true });
        expect(await claim()).toBe('lost');
        expect(await claim({ now: LATER })).toBe('claimed');
        await mails.settle('mail-1', 2, { status: 'sent', at: LATER });
        expect(await mails.find('mail-1')).toMatchObject({ unclear: true, attempt: 2 });
      });

      it('is not noted where the attempt is no longer the one under way, or there is no such mail', async () => {
        await putMail();
        await claim();
        expect(await mails.settle('mail-1', 2, { status: 'sent', at: NOON })).toBe(false);
        await mails.settle('mail-1', 1, { status: 'unknown', at: NOON });
        expect(await mails.settle('mail-1', 1, { status: 'not-sent', at: NOON })).toBe(false);
        expect(await mails.settle('none', 1, { status: 'sent', at: NOON })).toBe(false);
        expect(await statusOf()).toBe('unknown');
      });

      it('is not-sent, with its reason, for a mail that need not go', async () => {
        await putMail();
        expect(await mails.settle('mail-1', 0, { status: 'not-sent', at: NOON, reason: 'Already answered' })).toBe(
          true,
        );
        expect(await mails.find('mail-1')).toMatchObject({ status: 'not-sent', reason: 'Already answered' });
        expect(await claim()).toBe('lost');
      });

      it('keeps the news that came before it, and adds when and as what it was sent', async () => {
        await putMail();
        await claim();
        expect(await mails.note('mail-1', 'delivered', NOON)).toBe(true);
        expect(await mails.settle('mail-1', 1, { status: 'sent', at: LATER, sesMessageId: 'ses-1' })).toBe(true);
        expect(await mails.find('mail-1')).toMatchObject({ status: 'delivered', sentAt: LATER, sesMessageId: 'ses-1' });
        expect(await mails.settle('mail-1', 1, { status: 'unknown', at: LATER })).toBe(false);
      });
    });

    describe('news of a mail', () => {
      it('moves it forwards and never backwards, however it comes', async () => {
        await mailThatIs('sent');
        const news: readonly (readonly [MailStatus, boolean, MailStatus])[] = [
          ['sent', false, 'sent'],
          ['delayed', true, 'delayed'],
          ['sent', false, 'delayed'],
          ['delivered', true, 'delivered'],
          ['delayed', false, 'delivered'],
          ['bounced', true, 'bounced'],
          ['delivered', false, 'bounced'],
          ['bounced', false, 'bounced'],
          ['complained', true, 'complained'],
          ['bounced', false, 'complained'],
        ];
        for (const [status, moved, then] of news) {
          expect(await mails.note('mail-1', status, LATER, `news of ${status}`)).toBe(moved);
          expect(await statusOf()).toBe(then);
        }
        expect((await mails.find('mail-1'))?.reason).toBe('news of complained');
      });

      it('settles what was not known', async () => {
        await mailThatIs('unknown');
        expect(await mails.note('mail-1', 'delivered', LATER)).toBe(true);
        expect(await mails.find('mail-1')).toMatchObject({ status: 'delivered', sentAt: LATER });
      });

      it('stops a second attempt at what has gone after all', async () => {
        await putMail();
        await claim();
        await mails.settle('mail-1', 1, { status: 'to-send', at: NOON, notBefore: NOON, unclear: true });
        expect(await mails.note('mail-1', 'sent', LATER)).toBe(true);
        expect(await claim({ now: LATER })).toBe('lost');
        expect(await mails.stuck('2026-03-09T12:00:00.000Z', 10)).toEqual([]);
      });

      it('is none where the mail was never tried, was not sent, or is not there', async () => {
        await putMail();
        expect(await mails.note('mail-1', 'delivered', LATER)).toBe(false);
        await mails.settle('mail-1', 0, { status: 'not-sent', at: NOON });
        expect(await mails.note('mail-1', 'delivered', LATER)).toBe(false);
        expect(await mails.note('none', 'delivered', LATER)).toBe(false);
      });
    });

    describe('what is stuck', () => {
      it('is what is due in either lane, or under way past its lease, soonest first', async () => {
        await putMail({ id: 'late', notBefore: '2026-03-02T11:00:00.000Z', lane: 'batch' });
        await putMail({ id: 'now', notBefore: '2026-03-02T10:30:00Z' });
        await putMail({ id: 'not-yet', notBefore: LATER, lane: 'batch' });
        await putMail({ id: 'leased' });
        await claim({ id: 'leased', leaseUntil: '2026-03-02T12:10:00.000Z' });
        await mailThatIs('sent', { id: 'gone' });
        await mailThatIs('not-sent', { id: 'dropped' });
        const ids = async (now: string, limit = 10) => (await mails.stuck(now, limit)).map(({ id }) => id);
        expect(await ids(NOON)).toEqual(['now', 'late']);
        expect(await ids('2026-03-02T12:10:00.000Z')).toEqual(['now', 'late', 'leased']);
        expect(await ids('2026-03-02T12:10:00.000Z', 1)).toEqual(['now']);
        expect(await ids(LATER)).toEqual(['now', 'late', 'leased', 'not-yet']);
      });

      it('stays as it is when it is nudged', async () => {
        const mail = await putMail();
        await mails.nudge(mail, NOON);
        expect(await mails.find('mail-1')).toEqual(mail);
        await claim();
        await mails.nudge(mail, NOON);
        expect(await statusOf()).toBe('sending');
      });

      it('may be given another hour while it is to be sent, and not later', async () => {
        await putMail({ notBefore: LATER });
        expect(await mails.retime('mail-1', NOON, NOON)).toBe(true);
        expect((await mails.stuck(NOON, 10)).map(({ notBefore }) => notBefore)).toEqual([NOON]);
        expect(await claim()).toBe('claimed');
        expect(await mails.retime('mail-1', LATER, NOON)).toBe(false);
        expect(await mails.retime('none', LATER, NOON)).toBe(false);
      });
    });

    describe('what a person has to look at', () => {
      const NEXT_DAY = '2026-03-03T12:00:00.000Z';
      const ids = async (now: string, council = 'vale') => (await mails.attention(council, now)).map(({ id }) => id);

      it('is what bounced, was complained of, is not known or was refused, in the council where it was', async () => {
        await mailThatIs('sent', { id: 'bounced' });
        await mails.note('bounced', 'bounced', '2026-03-02T12:01:00.000Z');
        await mailThatIs('sent', { id: 'complained' });
        await mails.note('complained', 'complained', '2026-03-02T12:02:00.000Z');
        await mailThatIs('unknown', { id: 'unknown' });
        await putMail({ id: 'refused' });
        await claim({ id: 'refused' });
        await mails.settle('refused', 1, { status: 'not-sent', at: '2026-03-02T12:03:00.000Z', reason: 'Bad address' });
        await mailThatIs('unknown', { id: 'other', council: 'dale' });
        await putMail({ id: 'needless' });
        await mails.settle('needless', 0, { status: 'not-sent', at: NOON });
        expect(await ids(LATER)).toEqual(['unknown', 'bounced', 'complained', 'refused']);
        expect(await ids(LATER, 'dale')).toEqual(['other']);
      });

      it('is what was sent and not heard of for 24 hours, and no longer when it is', async () => {
        await mailThatIs('sent', { id: 'unheard' });
        await mailThatIs('sent', { id: 'delayed' });
        await mails.note('delayed', 'delayed', LATER);
        await mailThatIs('sent', { id: 'heard' });
        await mails.note('heard', 'delivered', LATER);
        expect(await ids('2026-03-03T11:59:59.999Z')).toEqual([]);
        expect((await ids(NEXT_DAY)).toSorted()).toEqual(['delayed', 'unheard']);
        await mails.note('unheard', 'delivered', NEXT_DAY);
        expect(await ids(NEXT_DAY)).toEqual(['delayed']);
      });
    });
  });
};
