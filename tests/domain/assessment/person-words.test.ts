import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../shared/domain/assessment/age.ts';
import { initialsOf } from '../../../shared/domain/assessment/initials.ts';

describe('an age', () => {
  it.each([
    ['2016-02-03', '2026-02-03', 10],
    ['2016-02-04', '2026-02-03', 9],
    ['2016-02-29', '2026-02-28', 9],
    ['2026-02-03', '2026-02-03', 0],
  ])('of a child born on %s is on %s %i whole years', (bornOn, day, years) => {
    expect(ageOn(bornOn, day)).toBe(years);
  });
});

describe('initials', () => {
  it.each([
    ['Ada Ashdown', 'AA'],
    ['Ada May Ashdown-Reed', 'AMA'],
    ['  élodie   ó briain ', 'ÉÓB'],
    ['Ada', 'A'],
    ['', ''],
  ])('of "%s" are "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
