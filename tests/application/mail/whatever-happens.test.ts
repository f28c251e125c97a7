import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SendResult } from '../../../shared/application/ports/mailer.ts';
import { LEASE_SECONDS, SENDING_SECONDS } from '../../../shared/contracts/mail/sending.ts';
import { londonDate, plusDays } from '../../../shared/domain/calendar/london-days.ts';
import { workingDayOnOrAfter } from '../../../shared/domain/calendar/working-days.ts';
import { aTeam } from '../../builders/assessments.ts';
import { ADVISER, mailRoom } from '../../builders/mail-room.ts';

const KEYS = ['A1B2C3D4E5F6', 'B1B2C3D4E5F6', 'C1B2C3D4E5F6'] as const;
const CHASES = ['digest', 'escalation-digest'];

const hours = (most: number) => fc.integer({ min: 1, max: most });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: hours(90) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('chase' as const), times: hours(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unstick' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('issue' as const), key: fc.constantFrom(...KEYS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const), key: fc.constantFrom(...KEYS) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      result: fc.constantFrom<SendResult>(
        { was: 'unclear', reason: 'TimeoutError' },
        { was: 'throttled', scope: 'rate' },
        { was: 'throttled', scope: 'day' },
        { was: 'paused', reason: 'SendingPausedException' },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), after: fc.integer({ min: 0, max: 3 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Room = Awaited<ReturnType<typeof mailRoom>>;

/** Lets the next write, after so many more, take effect and its answer be lost: as where a process dies in between. */
const crashSoon = (room: Room, after: number): void => {
  const real = { append: room.assessments.append, settle: room.mails.settle, claim: room.mails.claim };
  let left = after;
  const dying =
    <A extends unknown[], R>(does: (...its: A) => Promise<R>, on: object) =>
    async (...its: A): Promise<R> => {
      const result = await does.apply(on, its);
      if (left-- > 0) return result;
      Object.assign(room.assessments, { append: real.append });
      Object.assign(room.mails, { settle: real.settle, claim: real.claim });
      throw new Error('died');
    };
  Object.assign(room.assessments, { append: dying(real.append, room.assessments) });
  Object.assign(room.mails, { settle: dying(real.settle, room.mails), claim: dying(real.claim, room.mails) });
};

const play = async (room: Room, steps: readonly Step[]) => {
  const answered = new Map<string, number>();
  const quietly = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!/died|could not be chased/.test((error as Error).message)) throw error;
    }
  };
  const perform = async (one: Step): Promise<void> => {
    const id = 'key' in one ? `${one.key}-01` : '';
    const there = id === '' ? undefined : await room.request(id);
    switch (one.do) {
      case 'wait':
        return room.clock.advance({ hours: one.hours });
      case 'chase':
        return void (await Promise.all(Array.from({ length: one.times }, () => quietly(room.chase))));
      case 'unstick':
        return quietly(() => room.unstick(true));
      case 'deliver':
        return quietly(room.deliver);
      case 'say':
        return room.mailer.willSay(one.result);
      case 'crash':
        return crashSoon(room, one.after);
      case 'issue':
        return there ? undefined : quietly(() => room.issue([aTeam()], one.key));
      case 'answer':
        if (there?.status !== 'requested') return;
        answered.set(id, room.mailer.calls.length);
        return quietly(() => room.decide(id, { do: 'submit', lateReason: 'capacity', answer: 1 }, ADVISER));
    }
  };
  for (const one of steps) await perform(one);
  return answered;
};

/** Whether a call may have put a mail into somebody's mailbox. */
const mayHaveGone = ({ was }: SendResult): boolean => was === 'accepted' || was === 'unclear';

it('bounds duplicates, chases nothing that was answered, and loses nothing in silence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      const room = await mailRoom();
      const sent: string[] = [];
      const send = room.mailer.send.bind(room.mailer);
      room.mailer.send = async (mail) => {
        const result = await send(mail);
        if (mayHaveGone(result)) sent.push(`${mail.tags['kind']} ${mail.to} ${londonDate(room.clock.now())}`);
        return result;
      };
      await room.issue([aTeam()], KEYS[0]);
      const answered = await play(room, steps);
      // Four mornings in office hours, as `unstick` would have them every five minutes.
      for (let quiet = 0, day = londonDate(room.clock.now()); quiet < 4; quiet += 1) {
        day = workingDayOnOrAfter(plusDays(day, 1));
        room.clock.set(`${day}T10:00:00.000Z`);
        for (let tries = 0; tries < 3; tries += 1) {
          await room.unstick(true).catch(() => undefined);
          await room.deliver().catch(() => undefined);
          room.clock.advance({ hours: 1 });
        }
      }

      for (const key of KEYS) {
        const rungs = (await room.request(`${key}-01`))?.rungs.map(({ rung }) => rung) ?? [];
        expect(new Set(rungs).size).toBe(rungs.length);
      }
      const calls = room.mailer.calls.map(({ mail, result }, at) => ({ mail, result, at }));
      for (const key of KEYS) {
        const first = calls.filter(
          ({ mail, result }) =>
            mayHaveGone(result) && mail.tags['kind'] === 'advice-requested' && mail.tags['request'] === `${key}-01`,
        );
        expect(first.length).toBeLessThanOrEqual(2);
      }
      for (const [id, since] of answered)
        for (const { mail, at } of calls)
          if (at >= since && CHASES.includes(mail.tags['kind'] ?? '')) expect(mail.text).not.toContain(id);
      const digests = sent.filter((line) => CHASES.some((kind) => line.startsWith(`${kind} `)));
      expect(new Set(digests).size).toBe(digests.length);
      for (const { status } of room.mails.all()) expect(['sent', 'unknown', 'not-sent']).toContain(status);
      for (const { decisions } of [room.assessments]) {
        const versions = decisions.map(({ key, version }) => `${key} ${version}`);
        expect(new Set(versions).size).toBe(versions.length);
      }
    }),
    { numRuns: 150 },
  );
});

it('a claimed mail is left alone far longer than its sender may run', () => {
  expect(LEASE_SECONDS).toBeGreaterThanOrEqual(3 * SENDING_SECONDS);
});
