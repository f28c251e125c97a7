import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceDue, adviceDueWorking, daysLate, daysLateAt } from '../../../shared/domain/advice-request/due.ts';
import { daysBetween, weekdayOf } from '../../../shared/domain/calendar/london-days.ts';
import dates from '../../dates.json' with { type: 'json' };
import { anyDay } from '../calendar/any-day.ts';

describe('the day on which advice is due', () => {
  it.each(dates.adviceDue)('received on $receivedOn is due on $dueOn: $why', ({ receivedOn, dueOn }) => {
    expect(adviceDue(receivedOn)).toBe(dueOn);
  });

  it('is 42 days on and on the same day of the week, always', () => {
    fc.assert(
      fc.property(anyDay, (receivedOn) => {
        const dueOn = adviceDue(receivedOn);
        expect(daysBetween(receivedOn, dueOn)).toBe(42);
        expect(weekdayOf(dueOn)).toBe(weekdayOf(receivedOn));
      }),
    );
  });

  it('shows its working: counted from what, how, and under what', () => {
    const request = {
      receivedOn: '2026-01-05',
      receivedBasis: 'sent',
      dueOn: '2026-02-16',
      basis: 'section-31',
    } as const;
    expect(adviceDueWorking(request)).toBe(
      '5 January 2026, the day on which the request was sent, plus 6 weeks (42 calendar days) is 16 February 2026, under ' +
        'regulation 8(1) of the Special Educational Needs and Disability Regulations 2014. Weekends and holidays do not move it.',
    );
    expect(adviceDueWorking({ ...request, basis: 'commissioned' })).toContain('under regulation 8(1) of the Special');
    for (const basis of ['council-service', 'expected'] as const)
      expect(adviceDueWorking({ ...request, basis })).toContain(
        'the SEND Code of Practice, which expects the same six weeks',
      );
    expect(adviceDueWorking({ ...request, receivedBasis: 'deemed' })).toContain(
      'sent after 17:00 or not on a working day',
    );
  });
});

describe('an answer', () => {
  it.each(dates.answered)('at $answeredAt to what was due on $dueOn is $daysLate days late', (known) => {
    expect(daysLateAt(known.dueOn, known.answeredAt)).toBe(known.daysLate);
    expect(daysLateAt(known.dueOn, known.answeredAt) === 0).toBe(known.inTime);
  });

  it('before the day is not late', () => {
    expect(daysLate('2026-02-16', '2026-01-06')).toBe(0);
    expect(daysLate('2026-02-16', '2026-02-26')).toBe(10);
  });
});
