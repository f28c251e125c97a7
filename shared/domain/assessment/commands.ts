import type { AdviserException, Agreement, LateReason } from '../advice-request/advice-request.ts';
import type { IsoDate, IsoInstant } from '../calendar/days.ts';
import type { Team } from '../directory/team.ts';
import type { Assessment, AssessmentException, ClosedReason } from './assessment.ts';
import type { Fact } from './facts.ts';

/** What a decision may know beside the state: given by the use case, never read from a clock. */
export interface DecisionContext {
  readonly today: IsoDate;
  readonly now: IsoInstant;
  readonly deemedReceipt: boolean;
}

/** Facts, or a refusal with a reason that a person understands. `field` names the input at fault, where one is. */
export type Outcome =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly refusal: Refusal };
export interface Refusal {
  /** `conflict`: the state does not allow it (409). `invalid`: what was asked cannot be (422). */
  readonly kind: 'conflict' | 'invalid';
  readonly reason: string;
  readonly field?: string;
}

/** Commands on one advice request, by number. Who may give which stands in the table of the life of a request. */
export type RequestCommand =
  | { readonly do: 'open' }
  | { readonly do: 'acknowledge'; readonly expectedOn: IsoDate | null }
  | { readonly do: 'submit'; readonly lateReason: LateReason | null; readonly answer: number }
  | { readonly do: 'not-known'; readonly lateReason: LateReason | null; readonly answer: number }
  | { readonly do: 'accept' }
  | { readonly do: 'return'; readonly missing: string; readonly answerBy: IsoDate | null }
  | { readonly do: 'challenge'; readonly reason: string; readonly answerBy: IsoDate | null }
  | { readonly do: 'assign'; readonly name: string; readonly address: string }
  /** `team` null: another one, but they do not know which. */
  | { readonly do: 'propose-pass-on'; readonly team: string | null; readonly why: string }
  | { readonly do: 'pass-on'; readonly team: Team }
  | { readonly do: 'propose-already-available'; readonly why: string }
  | { readonly do: 'already-available'; readonly agreements: readonly Agreement[] }
  | { readonly do: 'withdraw'; readonly reason: string }
  | { readonly do: 'claim-exception' | 'record-exception'; readonly exception: ExceptionClaim }
  | {
      readonly do: 'decide-exception';
      readonly index: number;
      readonly decision: 'accepted' | 'refused';
      readonly chaseAgainOn: IsoDate | null;
    }
  | { readonly do: 'block'; readonly by: 'adviser' | 'council'; readonly why?: string }
  | { readonly do: 'restore' }
  | {
      readonly do: 'note-undeliverable';
      readonly mail: string;
      readonly how: 'bounced' | 'complained';
      /** The mail was the first request itself (`advice-requested`), not a later one about it. */
      readonly firstRequest: boolean;
    }
  /** Undelivered, or to another organisation's mailbox: ends this one and starts a linked one; merely unconfirmed: the same goes out again. */
  | { readonly do: 'resend'; readonly otherOrganisation: boolean }
  | { readonly do: 'send-rung'; readonly rung: string; readonly mails: readonly string[] }
  | { readonly do: 'take-over' }
  | { readonly do: 'revoke-links' };

export interface ExceptionClaim {
  readonly kind: AdviserException;
  readonly why: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly on: IsoDate | null;
  /** Only where the council records it: decided at once. */
  readonly decision: 'accepted' | 'refused' | null;
  readonly chaseAgainOn: IsoDate | null;
}

/** Commands on the assessment itself. */
export type AssessmentCommand =
  | { readonly do: 'open'; readonly assessment: Omit<Assessment, 'version' | 'requests'>; readonly imported: boolean }
  | { readonly do: 'issue'; readonly teams: readonly Team[]; readonly papers?: readonly string[] }
  /** Regulation 6(4): the advice exists and all agree that it is enough, so it is not asked for. */
  | { readonly do: 'record-already-available'; readonly team: Team; readonly agreements: readonly Agreement[] }
  /** History from the council's tracker: silent. A row that says what is known gives no facts. */
  | { readonly do: 'import-request'; readonly team: Team; readonly row: TrackerRow }
  | {
      readonly do: 'correct';
      readonly changes: Partial<Omit<Assessment, 'council' | 'key' | 'version' | 'ref' | 'requests'>>;
      readonly details: readonly string[];
      readonly exceptions: readonly AssessmentException[] | null;
    }
  | { readonly do: 'close'; readonly on: IsoDate; readonly reason: ClosedReason };

/** A request as the council's tracker has it: one row of `advice-requests.csv`. */
export interface TrackerRow {
  readonly requestedOn: IsoDate;
  /** The day on which it was answered or ended; null for `open` alone. */
  readonly answeredOn: IsoDate | null;
  readonly outcome: 'open' | 'submitted' | 'not-known' | 'withdrawn' | 'passed-on' | 'already-available';
  /** Counts as accepted. */
  readonly exception: AdviserException | null;
  readonly lateReason: LateReason | null;
}
