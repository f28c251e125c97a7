import * as z from 'zod';
import { AdviserException, Agreement } from '../../domain/advice-request/advice-request.ts';
import { IsoDate } from '../../domain/calendar/days.ts';
import { AdviceRequestStatusName } from './advice-request-view.ts';
import { Email, FreeText, TeamCode } from './field-values.ts';

const distinct = (items: readonly string[]): boolean => new Set(items).size === items.length;

export const IssueAdviceRequestsBody = z
  .strictObject({
    teams: z
      .array(TeamCode)
      .min(1, 'Name at least one team')
      .max(20, 'Name at most 20 teams')
      .refine(distinct, 'Name each team once'),
    papers: z.array(z.string().min(1).max(100)).max(100).optional(),
    noPapers: z.literal(true).optional(),
  })
  .refine((body) => body.papers === undefined || body.noPapers === undefined, {
    path: ['noPapers'],
    message: 'Give papers, or say that there are none; not both',
  });
export type IssueAdviceRequestsBody = z.infer<typeof IssueAdviceRequestsBody>;

export const NothingBody = z.strictObject({});
export const WithdrawBody = z.strictObject({ reason: FreeText });
export const ReturnBody = z.strictObject({ missing: FreeText, answerBy: IsoDate.optional() });
export const ChallengeBody = z.strictObject({ reason: FreeText, answerBy: IsoDate.optional() });

const PARTIES = ['adviser', 'council', 'parent'] as const;
export const AlreadyAvailableBody = z.strictObject({
  agreements: z
    .array(z.strictObject(Agreement.shape))
    .refine(
      (given) => given.length === PARTIES.length && PARTIES.every((by) => given.some((one) => one.by === by)),
      'Regulation 6(4) asks for three agreements: of the adviser, the council, and the parent or young person, each once with its date',
    ),
});

export const RecordExceptionBody = z.strictObject({
  kind: AdviserException,
  why: FreeText,
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  on: IsoDate.optional(),
  decision: z.enum(['accepted', 'refused']),
  chaseAgainOn: IsoDate.optional(),
});
export type RecordExceptionBody = z.infer<typeof RecordExceptionBody>;

export const PassOnBody = z.strictObject({ team: TeamCode });
export const ResendBody = z.strictObject({ mailbox: Email.optional() });
export const TakeOverBody = z.strictObject({
  teams: z.array(TeamCode).min(1, 'Name at least one team, or leave teams out for all').max(1000).optional(),
});
export const TakeOverView = z.object({ requests: z.int().nonnegative(), mails: z.int().nonnegative() });

/** What is a list may repeat; anything else is given once. */
export const AdviceRequestsQuery = z.strictObject({
  status: z.array(AdviceRequestStatusName).optional(),
  team: z.array(TeamCode).optional(),
  dueBefore: IsoDate.optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'Give a whole number from 1 to 500')
    .refine((limit) => Number(limit) <= 500, 'Give a whole number from 1 to 500')
    .meta({ type: 'integer', minimum: 1, maximum: 500, pattern: undefined })
    .optional(),
  cursor: z.string().min(1).max(2000).optional(),
});
