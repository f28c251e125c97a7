import { expect, it } from 'vitest';
import { AccountPace, LANE_SHARE, type PassingTime } from '../../../shared/adapters/ses/account-pace.ts';

/** Time that passes only by waiting. */
class StandingTime implements PassingTime {
  passed = 0;
  readonly now = () => this.passed;
  readonly wait = async (milliseconds: number) => {
    this.passed += milliseconds;
  };
}
const rateOf = (...rates: (number | Error)[]) => {
  let asked = 0;
  const rate = async () => {
    const answer = rates[Math.min(asked++, rates.length - 1)] ?? 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { rate, asked: () => asked };
};

it('spaces a lane’s mails evenly over its share of the account’s rate', async () => {
  const time = new StandingTime();
  const pace = new AccountPace(rateOf(10), 'batch', time);
  const at: number[] = [];
  for (let n = 0; n < 8; n += 1) {
    await pace.turn();
    at.push(Math.round(time.passed));
  }
  expect(at).toEqual([0, 143, 286, 429, 571, 714, 857, 1000]);
});

it('leaves a lane that was quiet no credit for the time that passed', async () => {
  const time = new StandingTime();
  const pace = new AccountPace(rateOf(10), 'now', time);
  await pace.turn();
  time.passed = 10_000;
  await pace.turn();
  await pace.turn();
  expect(Math.round(time.passed)).toBe(10_333);
});

it('goes slower for a second when SES says that it is too fast', async () => {
  const time = new StandingTime();
  const pace = new AccountPace(rateOf(10), 'now', time);
  await pace.turn();
  pace.slower();
  await pace.turn();
  expect(Math.round(time.passed)).toBe(1_333);
});

it('asks for the rate now and then, and again at once where asking failed', async () => {
  const time = new StandingTime();
  const rate = rateOf(new Error('no answer'), 10, 20);
  const pace = new AccountPace(rate, 'now', time);
  await expect(pace.turn()).rejects.toThrow('no answer');
  await pace.turn();
  await pace.turn();
  expect(rate.asked()).toBe(2);
  time.passed += 300_001;
  await pace.turn();
  expect(rate.asked()).toBe(3);
});

it('the lanes together use the account’s rate and never more', () => {
  expect(LANE_SHARE.now + LANE_SHARE.batch).toBe(1);
});
