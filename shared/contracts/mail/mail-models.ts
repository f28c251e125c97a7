import type { IsoDate } from '../../domain/calendar/days.ts';
import type { Basis, TeamKind } from '../../domain/directory/team.ts';
import type { ConcernInMail, InvitationInMail, MonthInMail, WeekInMail } from './staff-mail-models.ts';

/** The council as a mail names it. */
export interface CouncilInMail {
  readonly name: string;
  readonly sendMailbox: string;
  readonly sendPhone: string | null;
  readonly feedbackSurveyUrl: string | null;
}

/** A request as a mail may name it: its id and dates, and nothing of the child, ever. */
export interface RequestInMail {
  readonly id: string;
  readonly service: string;
  readonly organisation: string;
  readonly kind: TeamKind;
  readonly basis: Basis;
  readonly receivedOn: IsoDate;
  readonly receivedBasis: 'sent' | 'deemed';
  readonly dueOn: IsoDate;
}
export interface LinkedRequest extends RequestInMail {
  readonly link: string;
}

/** One line of a digest. */
export interface ChasedRequest extends RequestInMail {
  /** By when an answer is asked: the due date, or the day named when it was returned or challenged. */
  readonly answerBy: IsoDate;
  /** What is asked for: the first answer, what was missing, or another look after "not known". */
  readonly asks: 'advice' | 'what-is-missing' | 'another-look';
  /** What the team has said so far. */
  readonly opened: boolean;
  readonly acknowledgedOn: IsoDate | null;
  readonly expectedOn: IsoDate | null;
}

interface About<K extends string> {
  readonly kind: K;
  readonly council: CouncilInMail;
  /** The London day on which it is sent. */
  readonly today: IsoDate;
}
type OneRequest<K extends string, M = unknown> = About<K> & { readonly request: RequestInMail } & M;
type OneLinked<K extends string, M = unknown> = About<K> & { readonly request: LinkedRequest } & M;

/** Where the council decides; null as long as no page does. */
interface CouncilPage {
  readonly page: string | null;
}

/** What each kind of mail is made from: all that a template may know. */
export type MailModel =
  | (About<'advice-requested'> & {
      readonly requests: readonly LinkedRequest[];
      /** When it was asked for, UTC, for the calendar entry. */
      readonly askedAt: string;
      /** Sent again because the first may not have arrived. */
      readonly again: boolean;
      /** To a colleague to whom somebody of the team gave the request, with the day by which an answer is asked now; null to the mailbox. */
      readonly assigned: { readonly answerBy: IsoDate } | null;
    })
  | (About<'take-over'> & { readonly requests: readonly RequestInMail[]; readonly link: string })
  | (About<'digest'> & {
      readonly teams: readonly {
        readonly service: string;
        readonly organisation: string;
        readonly link: string;
        readonly requests: readonly ChasedRequest[];
      }[];
    })
  | (About<'escalation-digest'> & {
      readonly teams: readonly {
        readonly service: string;
        readonly organisation: string;
        readonly mailbox: string;
        readonly managerEmail: string | null;
        readonly requests: readonly ChasedRequest[];
      }[];
    })
  | (About<'code'> & { readonly code: string; readonly minutes: number; readonly request: string | null })
  | OneRequest<
      'receipt',
      {
        readonly what: 'submitted' | 'not-known' | 'accepted' | 'in-plan';
        /** The day on which it was received or accepted, or on which the plan was issued. */
        readonly on: IsoDate;
        /** The answer on which timeliness is judged; null where none stands. */
        readonly judged: { readonly on: IsoDate; readonly daysLate: number } | null;
      }
    >
  | OneLinked<'returned', { readonly answerBy: IsoDate }>
  | OneLinked<'challenged', { readonly answerBy: IsoDate }>
  | (About<'withdrawn'> & { readonly requests: readonly RequestInMail[]; readonly why: 'withdrawn' | 'ended' })
  | OneRequest<'passed-on', { readonly to: { readonly service: string; readonly organisation: string } }>
  | (About<'new-link'> & {
      readonly request: RequestInMail | null;
      readonly service: string;
      readonly organisation: string;
      readonly link: string;
    })
  | (About<'test'> & { readonly service: string; readonly organisation: string; readonly link: string })
  | OneRequest<'undelivered', CouncilPage & { readonly mailbox: string; readonly otherAddresses: readonly string[] }>
  | OneRequest<'exception-claimed', CouncilPage>
  | (About<'week'> & WeekInMail)
  | (About<'month'> & MonthInMail)
  | (About<'concern'> & ConcernInMail)
  | (About<'invitation'> & InvitationInMail);

export type ModelOf<K extends MailModel['kind']> = Extract<MailModel, { kind: K }>;

export interface RenderedMail {
  readonly subject: string;
  /** Complete by itself; links on lines of their own. */
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
}
export type RenderMail = (model: MailModel) => RenderedMail;
