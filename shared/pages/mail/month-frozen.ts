import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import type { Published } from '../../contracts/mail/staff-mail-models.ts';
import { showDay, showMonth } from '../../domain/calendar/show-day.ts';
import { showPercent } from '../../domain/figures/percent.ts';
import type { MailContent } from './mail-layout.ts';

type Month = ModelOf<'month'>;

const NOT_SHOWN = 'not shown';
const count = (figure: Published): string => (figure === 'suppressed' ? NOT_SHOWN : String(figure));
const percent = (figure: Month['healthPercentInTime']): string => {
  if (figure === null) return 'nothing to count';
  return figure === 'suppressed' ? NOT_SHOWN : `${showPercent(figure)}%`;
};

export const monthFrozen = (model: Month): MailContent => {
  const { council, month, frozenOn, concernsOpen, link } = model;
  const { healthPercentInTime: inTime, healthRequestsStillOpen: open } = model;
  const figures = [model.healthRequestsDue, inTime, open];
  // Never the percentage alone: where either may not be shown, the page has to say the rest.
  const answer =
    typeof inTime === 'number' && typeof open === 'number'
      ? `: ${percent(inTime)} of health advice in time, ${open} still open`
      : '';
  return {
    subject: `Scorecards for ${showMonth(month)}, frozen on ${showDay(frozenOn)}${answer}`,
    first: `The scorecards of ${council.name} for ${showMonth(month)} are ready, as they stood on ${showDay(frozenOn)}${answer}.`,
    blocks: [
      {
        facts: [
          ['Health advice that fell due in the month', count(model.healthRequestsDue)],
          ['In time', percent(inTime)],
          ['Still open', count(open)],
          ['Concerns open with providers', String(concernsOpen)],
        ],
      },
      { says: 'What is still open counts as not in time.' },
      ...(figures.includes('suppressed')
        ? [{ says: 'Figures made of very small numbers are not shown, so that no child can be recognised by them.' }]
        : []),
      { link, label: `Open the scorecards for ${showMonth(month)}` },
      {
        says: 'You need to sign in. The page has the health and the SEND scorecard, and prints as one report. It is frozen: answers that come later do not change it, so it can be referred to.',
      },
    ],
  };
};
