import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { counted, requestFacts, teamName } from './mail-words.ts';

type Receipt = ModelOf<'receipt'>;

/** In time or not: of this answer, or of the earlier one on which timeliness is judged. */
const inTime = ({ judged, request, on }: Receipt): readonly Block[] => {
  if (!judged) return [];
  const due = `It was due by ${showDay(request.dueOn)}`;
  const how = judged.daysLate === 0 ? 'in time' : `${counted(judged.daysLate, 'day')} late`;
  return judged.on === on
    ? [{ says: `${due} and came ${how}.` }]
    : [{ says: `${due}. The answer that counts for this came on ${showDay(judged.on)}, ${how}.` }];
};

const NOTHING_MORE = 'You need do nothing more for this request.';

const WORDS: Record<Receipt['what'], (receipt: Receipt) => { title: string; first: string; next: string }> = {
  submitted: ({ request, on, council }) => ({
    title: 'we have your advice',
    first: `Thank you. We received the advice of ${teamName(request)} for request ${request.id} on ${showDay(on)}.`,
    next: `${council.name} will read it now. If something is missing, it will tell you what, and by when it is needed. Otherwise you need do nothing more.`,
  }),
  'not-known': ({ request, on, council }) => ({
    title: 'we have your answer',
    first: `Thank you. On ${showDay(on)} you told us, for request ${request.id}, that ${teamName(request)} has checked and has no record of the child.`,
    next: `If ${council.name} has reason to think that there is a record, it will ask you to look again. Otherwise you need do nothing more.`,
  }),
  accepted: ({ request, on, council }) => ({
    title: 'your answer is accepted',
    first: `Thank you. On ${showDay(on)} ${council.name} accepted the answer of ${teamName(request)} to request ${request.id}: it has what it needs.`,
    next: NOTHING_MORE,
  }),
  'in-plan': ({ request, on, council }) => ({
    title: 'your advice reached the plan',
    first: `Thank you. The advice of ${teamName(request)} for request ${request.id} reached the plan that ${council.name} issued on ${showDay(on)}.`,
    next: NOTHING_MORE,
  }),
};

export const receipt = (model: Receipt): MailContent => {
  const { title, first, next } = WORDS[model.what](model);
  return {
    subject: `Advice request ${model.request.id}: ${title}, ${showDay(model.on)}`,
    first,
    blocks: [...inTime(model), requestFacts(model.request), { says: next }],
  };
};
