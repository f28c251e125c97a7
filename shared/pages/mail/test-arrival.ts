import type { ModelOf } from '../../contracts/mail/mail-models.ts';
import { showDay } from '../../domain/calendar/show-day.ts';
import type { MailContent } from './mail-layout.ts';
import { teamName } from './mail-words.ts';

/** Kind `test`: whether anybody reads what is sent to a team, asked before the first real request. */
export const testArrival = (model: ModelOf<'test'>): MailContent => ({
  subject: `Check that ${model.service} can receive advice requests, ${showDay(model.today)}`,
  first: `Please open the link below once, to show that ${teamName(model)} can receive advice requests (${showDay(model.today)}).`,
  blocks: [
    {
      says: `${model.council.name} will send this mailbox its requests for advice on children and young people who are assessed for an education, health and care (EHC) plan. This email is a test: it is about no child, and asks for no advice.`,
    },
    { link: model.link, label: 'Say that this email arrived' },
    {
      says: 'It takes a minute, and no account or password: whoever minds this mailbox gives their name and says that it arrived. The council then knows that its requests reach somebody, before it sends the first one.',
    },
    { heading: 'If this is the wrong mailbox' },
    { says: 'Reply to this email and say which address the team uses. Then you need not open the link.' },
  ],
});
