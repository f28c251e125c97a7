import type { CouncilInMail, MailModel } from '../../contracts/mail/mail-models.ts';
import { LINK_DAYS } from '../../contracts/mail/sending.ts';
import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import type { Council } from '../../domain/directory/council.ts';
import type { Team } from '../../domain/directory/team.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { CodeRecord, LinkRecord, LiveCheck, Mail } from '../ports/mail-store.ts';
import type { Secrets } from '../ports/system.ts';

/** A mail put into words' reach: what its template may know, and what is put with its claim. */
export interface Composed {
  readonly model: MailModel;
  readonly code: CodeRecord | null;
  /** Requests that must still be as they were read when the mail is claimed. */
  readonly live: readonly LiveCheck[];
  /** Every request that it names. */
  readonly lists: readonly string[];
}
/** What is read now has nothing left to say: the reason is kept with the mail. */
export type Composition = Composed | { readonly notSent: string };

/** What a composer may use. Links are minted by `link` alone; only their hashes are kept, in `links`. */
export interface Composing {
  readonly mail: Mail;
  readonly council: Council;
  readonly today: IsoDate;
  readonly now: IsoInstant;
  readonly secrets: Secrets;
  readonly assessments: AssessmentStore;
  readonly teams: readonly Team[];
  /** Ids of mails of the same mailbox that this one stands in for (a digest that was not sent in its day). */
  readonly standsInFor: readonly string[];
  readonly link: (team: string, request: string | null, opens?: LinkRecord['opens']) => string;
}

export const teamOf = (composing: Composing, code: string): Team => {
  const team = composing.teams.find((one) => one.code === code);
  if (!team) throw new Error(`Mail ${composing.mail.id} is about team ${code}, which its council does not have`);
  return team;
};

export const councilInMail = ({ name, sendMailbox, sendPhone, feedbackSurveyUrl }: Council): CouncilInMail => ({
  name,
  sendMailbox,
  sendPhone,
  feedbackSurveyUrl,
});

const DAY_MS = 86_400_000;

/** Mints the links of one mail: each 32 random bytes that stand in no table, and the record that finds it again by its hash. */
export const linkMint = (mail: Mail, secrets: Secrets, origin: string, now: IsoInstant) => {
  const links: LinkRecord[] = [];
  const link: Composing['link'] = (team, request, opens = 'answers') => {
    const token = secrets.token();
    links.push({
      hash: secrets.hash(token),
      council: mail.council,
      team,
      opens,
      request,
      mail: mail.id,
      mintedAt: now,
      expiresAt: new Date(Date.parse(now) + LINK_DAYS * DAY_MS).toISOString(),
    });
    return `${origin}/r/${token}`;
  };
  return { links, link };
};
