import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import type { Compared } from '../../contracts/mail/staff-mail-models.ts';
import { showDay, showDayAndWeekday } from '../../domain/calendar/show-day.ts';
import { showPercent } from '../../domain/figures/percent.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { counted } from './mail-words.ts';

type Week = ModelOf<'week'>;

/** Beyond so many a list is no longer read; the report has them all. */
const LISTED = 20;

const share = (percent: number | null): string => (percent === null ? '' : ` (${showPercent(percent)}%)`);
const NO_SHARE = { now: null, weekBefore: null };

/** `412, up 6 from 406`; with a share, `38 (9%), down 3 from 41 (10%)`. */
const compared = ({ now, weekBefore }: Compared, percent: Compared<number | null> = NO_SHARE): string => {
  const figure = `${now}${share(percent.now)}`;
  if (weekBefore === null) return figure;
  const before = `${weekBefore}${share(percent.weekBefore)}`;
  if (now === weekBefore) return figure === before ? `${figure}, no change` : `${figure}, from ${before}`;
  return `${figure}, ${now > weekBefore ? 'up' : 'down'} ${Math.abs(now - weekBefore)} from ${before}`;
};

const lateNextWeek = ({ lateNextWeek: requests }: Week): readonly Block[] => {
  if (requests.length === 0) return [{ says: 'No unanswered request becomes late in the next seven days.' }];
  const more = requests.length - LISTED;
  const become = `${counted(requests.length, 'unanswered request')} ${requests.length === 1 ? 'becomes' : 'become'}`;
  return [
    { says: `${become} late in the next seven days if no answer comes:` },
    {
      list: [
        ...requests.slice(0, LISTED).map(({ id, dueOn }) => `${id}: due by ${showDayAndWeekday(dueOn)}`),
        ...(more > 0 ? [`and ${more} more, in the report`] : []),
      ],
    },
  ];
};

export const weeklyReport = (week: Week): MailContent => {
  const waiting = week.awaitingAnyAdviceOverSixWeeks;
  return {
    within: true,
    subject: `Weekly report to ${showDay(week.asAt)}: ${counted(waiting.now, 'assessment')} waiting on late advice`,
    first: `${week.council.name}, ${showDayAndWeekday(week.asAt)}: ${counted(waiting.now, 'assessment')} waiting on at least one late answer, ${week.assessmentsOverTwentyWeeks.now} over twenty weeks.`,
    blocks: [
      {
        says:
          waiting.weekBefore === null
            ? 'This is the first weekly report. From the next one on, each figure stands beside the one of a week before.'
            : 'Each figure stands beside the one of a week before.',
      },
      { heading: 'Assessments' },
      {
        facts: [
          ['Ongoing', compared(week.assessmentsOngoing)],
          ['Over twenty weeks', compared(week.assessmentsOverTwentyWeeks, week.percentOverTwentyWeeks)],
        ],
      },
      { heading: 'Assessments waiting for advice over six weeks' },
      {
        facts: [
          ['Any advice', compared(waiting)],
          ['Psychological advice', compared(week.awaitingPsychologicalAdviceOverSixWeeks)],
          ['Health advice', compared(week.awaitingHealthAdviceOverSixWeeks)],
          ['Social care advice', compared(week.awaitingSocialCareAdviceOverSixWeeks)],
        ],
      },
      { heading: 'During the week' },
      {
        facts: [
          ['Assessments requested', compared(week.assessmentsRequested)],
          ['Answers from teams', compared(week.answers)],
        ],
      },
      { heading: 'What will be late next week' },
      ...lateNextWeek(week),
      { link: week.link, label: 'Open the weekly report' },
    ],
  };
};
