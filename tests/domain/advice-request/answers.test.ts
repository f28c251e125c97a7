import { describe, expect, it } from 'vitest';
import { parseRequestId, requestId } from '../../../shared/domain/advice-request/advice-request.ts';
import { Answer } from '../../../shared/domain/advice-request/answer.ts';
import { usuallySentBack } from '../../../shared/domain/advice-request/usually-sent-back.ts';

describe('the id of a request', () => {
  it('is the key of its assessment and its number, and comes apart again', () => {
    expect(requestId('K3M9Q2XA7TZ1', 2)).toBe('K3M9Q2XA7TZ1-02');
    expect(requestId('K3M9Q2XA7TZ1', 112)).toBe('K3M9Q2XA7TZ1-112');
    expect(parseRequestId('K3M9Q2XA7TZ1-02')).toEqual({ key: 'K3M9Q2XA7TZ1', number: 2 });
    expect(parseRequestId('K3M9Q2XA7TZ1-112')).toEqual({ key: 'K3M9Q2XA7TZ1', number: 112 });
  });

  it.each([
    '',
    'K3M9Q2XA7TZ1',
    'K3M9Q2XA7TZ1-2',
    'K3M9Q2XA7TZ1-00',
    'K3M9Q2XA7TZ-02',
    'I3M9Q2XA7TZ1-02',
    'k3m9q2xa7tz1-02',
    ' K3M9Q2XA7TZ1-02',
    'K3M9Q2XA7TZ1-02 ',
    'K3M9Q2XA7TZ1-1234',
  ])('is none: "%s"', (text) => {
    expect(parseRequestId(text)).toBeNull();
  });
});

describe('an answer', () => {
  const at = '2026-02-03T10:00:00.000Z';
  const givenBy = {
    name: 'Ada Reed',
    profession: 'Therapist',
    registration: null,
    seenOn: '2026-01-20',
    basis: 'in-person',
  };
  const submitted = {
    outcome: 'submitted',
    number: 1,
    at,
    sections: { needs: 'a', outcomes: 'b', provision: 'c', preparingForAdulthood: null },
    givenBy,
    safeguardingRead: true,
  };
  const notKnown = {
    outcome: 'not-known',
    number: 1,
    at,
    checkedBy: 'Ada Reed',
    records: 'All',
    checkedOn: '2026-02-02',
    askInstead: null,
  };

  it('is advice with who gave it, or “not known” with who checked what and when', () => {
    expect(Answer.parse(submitted)).toEqual({ ...submitted, documents: [] });
    expect(Answer.parse(notKnown)).toEqual(notKnown);
  });

  it.each([
    { ...submitted, number: 0 },
    { ...submitted, givenBy: { ...givenBy, basis: 'by-hearsay' } },
    { ...submitted, sections: { needs: 'a' } },
    { ...notKnown, checkedOn: '2026-02-30' },
    { ...notKnown, outcome: 'unknown' },
  ])('is nothing else', (answer) => {
    expect(Answer.safeParse(answer).success).toBe(false);
  });
});

describe('what usually sends advice back', () => {
  const good = {
    needs: 'Speech',
    outcomes: 'Speaks in sentences',
    provision: '30 minutes, twice a week, by a therapist',
  };
  const remarks = (its: Partial<typeof good>): string[] =>
    usuallySentBack({ ...good, ...its }, false).map(({ section, text }) => `${section}: ${text}`);

  it('is nothing where needs, outcomes and provision are there, with how much and how often', () => {
    expect(remarks({})).toEqual([]);
    expect(usuallySentBack({ needs: ' ', outcomes: '', provision: '' }, false)).toEqual([]);
  });

  it('asks of a document, which is not read, only where the provision is left to it', () => {
    const remarks = (its: Partial<typeof good>) =>
      usuallySentBack({ ...good, ...its }, true).map(({ section }) => section);
    expect(remarks({ needs: '', outcomes: '', provision: '' })).toEqual(['documents']);
    expect(remarks({ outcomes: '', provision: ' ' })).toEqual(['documents']);
    expect(remarks({})).toEqual([]);
    expect(remarks({ provision: 'Regular visits' })).toEqual(['provision', 'provision']);
  });

  it('is a need without provision or without outcomes', () => {
    expect(remarks({ provision: ' ' })).toEqual(['provision: You describe needs but no provision to meet them.']);
    expect(remarks({ outcomes: '' })).toEqual(['outcomes: You describe needs but no outcomes.']);
  });

  it.each(['A therapist', 'Many hours', 'Help in class'])(
    'is provision that does not say how much or how often: %s',
    (provision) => {
      expect(remarks({ provision })).toHaveLength(1);
      expect(remarks({ provision })[0]).toContain('how much or how often');
    },
  );

  it.each([
    'One hour with a therapist',
    'weekly',
    'Once each term',
    '3 visits',
    'every half term',
    'two short sessions',
    'half an hour',
  ])('is not provision such as: %s', (provision) => {
    expect(remarks({ provision })).toEqual([]);
  });

  it.each([
    'access to',
    'regular',
    'as required',
    'as needed',
    'as appropriate',
    'opportunities for',
    'would benefit from',
    'where possible',
    'ongoing support',
  ])('is the words “%s”', (words) => {
    const [remark, ...others] = remarks({ provision: `Weekly, ${words.toUpperCase()} a therapist` });
    expect(remark).toContain(`“${words}” is hard to hold anyone to`);
    expect(others).toEqual([]);
  });
});
