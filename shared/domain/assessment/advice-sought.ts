import type { AdviceRequest } from '../advice-request/advice-request.ts';
import type { TeamKind } from '../directory/team.ts';
import type { Assessment } from './assessment.ts';
import { standingAnswer } from './progress.ts';

/** How it stands with one kind of advice that must be sought: `not-had`, asked of all who were asked and none knows the child. */
export type Sought = 'not-asked' | 'waiting' | 'not-had' | 'had';

/** One paragraph of regulation 6(1), in words for people. */
export interface AdviceSought {
  readonly regulation: string;
  readonly what: string;
  readonly status: Sought;
  /** What to do next, where it is not yet asked for, or asked and not had. */
  readonly say: string | null;
}

interface Paragraph {
  readonly regulation: string;
  readonly kind: TeamKind;
  readonly what: string;
  readonly notHad: string;
}

/**
 * Advice that regulation 6(1) names and that a team of a kind gives. The parent's or young person's own views (a), anyone else thought
 * fit (f) and anyone the parent asks for (h) have no kind of team, so the platform cannot tell whether they are missing.
 */
const PARAGRAPHS: readonly Paragraph[] = [
  {
    regulation: '6(1)(b)',
    kind: 'education',
    what: 'educational advice',
    notHad:
      'No school or setting that was asked knows the child. Ask whoever is responsible for the child’s education.',
  },
  {
    regulation: '6(1)(c)',
    kind: 'health',
    what: 'medical advice from a health care professional',
    notHad:
      'Medical advice is still missing: no health team that was asked knows the child. Ask the integrated care board’s SEND lead which professional it identifies.',
  },
  {
    regulation: '6(1)(d)',
    kind: 'educational-psychology',
    what: 'advice from an educational psychologist',
    notHad: 'An educational psychologist’s advice is still missing. Ask the principal educational psychologist.',
  },
  {
    regulation: '6(1)(e)',
    kind: 'social-care',
    what: 'social care advice',
    notHad:
      'Social care answered that it does not know the child. Ask its head of service whether an assessment is needed.',
  },
];

/** What of regulation 6(1) a kind of team is asked for: "anyone else the council thinks fit" where it has no paragraph of its own. */
export const adviceAskedOf = (kind: TeamKind): Pick<AdviceSought, 'regulation' | 'what'> =>
  PARAGRAPHS.find((paragraph) => paragraph.kind === kind) ?? {
    regulation: '6(1)(f)',
    what: 'advice from your service',
  };

const YEAR_OF_PREPARING = 9;

const isHad = (request: AdviceRequest): boolean =>
  request.status === 'already-available' || standingAnswer(request)?.outcome === 'submitted';

/** Withdrawn and passed-on requests ask nobody any more: what was passed on is asked by its successor. */
const isAsked = ({ status }: AdviceRequest): boolean => status !== 'withdrawn' && status !== 'passed-on';

const statusOf = (requests: readonly AdviceRequest[]): Sought => {
  if (requests.length === 0) return 'not-asked';
  if (requests.some(isHad)) return 'had';
  return requests.some((request) => standingAnswer(request) === null) ? 'waiting' : 'not-had';
};

/** Every advice of regulation 6(1) that a kind of team gives, with how it stands. */
export const adviceSought = ({
  requests,
  yearGroup,
}: Pick<Assessment, 'requests' | 'yearGroup'>): readonly AdviceSought[] => {
  const asked = requests.filter(isAsked);
  const found = PARAGRAPHS.map(({ regulation, kind, what, notHad }): AdviceSought => {
    const status = statusOf(asked.filter((request) => request.kind === kind));
    const say = { 'not-asked': `Ask for ${what}.`, waiting: null, 'not-had': notHad, had: null }[status];
    return { regulation, what, status, say };
  });
  if (yearGroup === null || yearGroup < YEAR_OF_PREPARING) return found;
  // Every team's form has a section on it from year 9, so it is asked for with the first request, and had with the first advice.
  const status = asked.length === 0 ? 'not-asked' : asked.some(isHad) ? 'had' : 'waiting';
  const what = 'advice on preparing for adulthood and independent living';
  const say = status === 'not-asked' ? `Ask for ${what}: the child is in year 9 or beyond.` : null;
  return [...found, { regulation: '6(1)(g)', what, status, say }];
};

/** What is not yet asked for, or was asked and not had because nobody who was asked knows the child: regulation 6(1). */
export const notYetSought = (assessment: Pick<Assessment, 'requests' | 'yearGroup'>): readonly AdviceSought[] =>
  adviceSought(assessment).filter(({ status }) => status === 'not-asked' || status === 'not-had');
