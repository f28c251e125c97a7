import { describe, expect, it } from 'vitest';
import type { AdviceRequest } from '../../../shared/domain/advice-request/advice-request.ts';
import { adviceSought, notYetSought } from '../../../shared/domain/assessment/advice-sought.ts';
import { TeamKind } from '../../../shared/domain/directory/team.ts';
import { aRequest, aRequestThatIs } from '../../builders/assessments.ts';

const status = (regulation: string, requests: AdviceRequest[], yearGroup: number | null = null) =>
  adviceSought({ requests, yearGroup }).find((one) => one.regulation === regulation)?.status;
const ofKinds = (...kinds: TeamKind[]): AdviceRequest[] => kinds.map((kind, at) => aRequest({ number: at + 1, kind }));

describe('the advice that must be sought', () => {
  it('is, before anyone is asked, that of every kind that regulation 6(1) names', () => {
    expect(notYetSought({ requests: [], yearGroup: null })).toEqual([
      { regulation: '6(1)(b)', what: 'educational advice', status: 'not-asked', say: 'Ask for educational advice.' },
      {
        regulation: '6(1)(c)',
        what: 'medical advice from a health care professional',
        status: 'not-asked',
        say: 'Ask for medical advice from a health care professional.',
      },
      {
        regulation: '6(1)(d)',
        what: 'advice from an educational psychologist',
        status: 'not-asked',
        say: 'Ask for advice from an educational psychologist.',
      },
      { regulation: '6(1)(e)', what: 'social care advice', status: 'not-asked', say: 'Ask for social care advice.' },
    ]);
  });

  it('is not missing once it is asked for, each kind by itself', () => {
    const missing = (...kinds: TeamKind[]) =>
      notYetSought({ requests: ofKinds(...kinds), yearGroup: null }).map(({ regulation }) => regulation);
    expect(missing('health')).toEqual(['6(1)(b)', '6(1)(d)', '6(1)(e)']);
    expect(missing('education', 'educational-psychology', 'social-care')).toEqual(['6(1)(c)']);
    expect(missing('other')).toHaveLength(4);
    expect(missing('education', 'health', 'educational-psychology', 'social-care')).toEqual([]);
  });

  it.each([
    ['requested', 'waiting'],
    ['acknowledged', 'waiting'],
    ['submitted', 'had'],
    ['returned', 'had'],
    ['accepted', 'had'],
    ['already-available', 'had'],
    ['not-known', 'not-had'],
    ['withdrawn', 'not-asked'],
    ['passed-on', 'not-asked'],
    ['blocked', 'waiting'],
  ] as const)('of a team whose request is %s is %s', (its, sought) => {
    expect(status('6(1)(c)', [aRequestThatIs(its)])).toBe(sought);
  });

  it('is still missing after “not known” from every health team, and says whom to ask at the ICB', () => {
    const unknown = [aRequestThatIs('not-known'), aRequestThatIs('not-known', { number: 2 })];
    const medical = notYetSought({ requests: unknown, yearGroup: null }).find(
      ({ regulation }) => regulation === '6(1)(c)',
    );
    expect(medical?.status).toBe('not-had');
    expect(medical?.say).toContain('integrated care board');
    expect(status('6(1)(c)', [...unknown, aRequest({ number: 3 })])).toBe('waiting');
    expect(status('6(1)(c)', [...unknown, aRequestThatIs('submitted', { number: 3 })])).toBe('had');
  });

  it('has for each kind something to say where nobody asked knows the child', () => {
    const unknown = TeamKind.options.map((kind, at) => aRequestThatIs('not-known', { number: at + 1, kind }));
    const says = notYetSought({ requests: unknown, yearGroup: null }).map(({ say }) => say ?? '');
    expect(says).toHaveLength(4);
    for (const [at, word] of [
      'education',
      'integrated care board',
      'principal educational psychologist',
      'Social care',
    ].entries())
      expect(says[at]).toContain(word);
  });

  it('says nothing where it is waited for or had', () => {
    expect(adviceSought({ requests: [aRequest()], yearGroup: null })[1]).toMatchObject({
      status: 'waiting',
      say: null,
    });
    expect(adviceSought({ requests: [aRequestThatIs('submitted')], yearGroup: null })[1]).toMatchObject({
      status: 'had',
      say: null,
    });
  });

  it('has preparing for adulthood from year 9', () => {
    expect(status('6(1)(g)', [], null)).toBeUndefined();
    expect(status('6(1)(g)', [], 8)).toBeUndefined();
    expect(status('6(1)(g)', [], 9)).toBe('not-asked');
    expect(status('6(1)(g)', [aRequest()], 10)).toBe('waiting');
    expect(status('6(1)(g)', [aRequestThatIs('withdrawn')], 10)).toBe('not-asked');
    expect(status('6(1)(g)', [aRequestThatIs('accepted')], 13)).toBe('had');
    expect(notYetSought({ requests: [], yearGroup: 9 }).at(-1)?.say).toContain('year 9 or beyond');
    expect(adviceSought({ requests: [aRequest()], yearGroup: 9 }).at(-1)?.say).toBeNull();
    expect(status('6(1)(g)', [aRequest(), aRequestThatIs('accepted', { number: 2 })], 13)).toBe('had');
    expect(notYetSought({ requests: [], yearGroup: 9 }).at(-1)?.what).toBe(
      'advice on preparing for adulthood and independent living',
    );
  });
});
