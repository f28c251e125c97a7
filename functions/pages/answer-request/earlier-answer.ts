import type { FoundRequest } from '../../../shared/application/adviser/view-advice-request.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import type { AdviserContext } from './session-cookie.ts';

const LABELS = {
  needs: 'Needs',
  outcomes: 'Outcomes',
  provision: 'Provision',
  preparingForAdulthood: 'Preparing for adulthood',
} as const;

/** Where advice was sent back: what the council asks, by when, and what the team wrote before. Null where it was not. */
export const earlierAnswer = async ({ ports, live }: AdviserContext, { assessment, request }: FoundRequest) => {
  const out = request.status === 'returned' ? request.returns.at(-1) : undefined;
  if (!out) return null;
  const answers = await ports.assessments.answers(live.session.council, assessment.key, request.number);
  const given = answers.findLast(({ outcome }) => outcome === 'submitted');
  const sections = given?.outcome === 'submitted' ? given.sections : null;
  return {
    missing: out.missing,
    answerBy: showDay(out.answerBy),
    sections: sections
      ? Object.entries(LABELS).flatMap(([name, label]) => {
          const text = sections[name as keyof typeof LABELS];
          return text ? [{ label, text }] : [];
        })
      : [],
  };
};
