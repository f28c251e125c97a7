import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { Block, MailContent } from './mail-layout.ts';
import { counted, requestFacts, teamName } from './mail-words.ts';

type Receipt = ModelOf<'receipt'>;

const inTime = ({ judged, request }: Receipt): readonly Block[] => {
  if (!judged) return [];
  const due = `It was due by ${showDay(request.dueOn)}`;
  return judged.daysLate === 0
    ? [{ says: `${due} and came in time, on ${showDay(judged.on)}.` }]
    : [{ says: `${due} and came on ${showDay(judged.on)}, ${counted(judged.daysLate, 'day')} late.` }];
};

const WORDS: Record<Receipt['what'], (receipt: Receipt) => { title: string; first: string; next: string }> = {
  submitted: ({ request, on }) => ({
    title: 'we have your advice',
    first: `Thank you. We received the advice of ${teamName(request)} for request ${request.id} on ${showDay(on)}.`,
    next: 'The council reads it now. If something is missing, it tells you what and until when. Otherwise you need do nothing more.',
  }),
  'not-known': ({ request, on }) => ({
    title: 'we have your answer',
    first: `Thank you. On ${showDay(on)} we recorded for request ${request.id} that ${teamName(request)} checked its records and answered “not known to us”.`,
    next: 'The council may ask you to look once more, with a reason. Otherwise you need do nothing more.',
  }),
  accepted: ({ request, on }) => ({
    title: 'your answer is accepted',
    first: `On ${showDay(on)} the council accepted the answer of ${teamName(request)} to request ${request.id}: it has what it needs. Thank you.`,
    next: 'You need do nothing more for this request.',
  }),
};

export const receipt = (model: Receipt): MailContent => {
  const { title, first, next } = WORDS[model.what](model);
  return {
    subject: `Advice request ${model.request.id}: ${title}, ${showDay(model.on)}`,
    blocks: [{ says: first }, ...inTime(model), requestFacts(model.request), { says: next }],
  };
};
