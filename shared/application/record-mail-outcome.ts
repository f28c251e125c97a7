import type { SesDetail } from '../contracts/mail/ses-event.ts';
import { MEASURES } from '../contracts/schedules/measures.ts';
import { parseRequestId } from '../domain/advice-request/advice-request.ts';
import { decideOnRequest } from '../domain/assessment/decide.ts';
import type { Actor } from '../domain/assessment/decision.ts';
import type { Team } from '../domain/directory/team.ts';
import { type DecisionPorts, decideAndAppend } from './decide-and-append.ts';
import { undeliveredMail } from './mail/council-mails.ts';
import { mailSource } from './mail/new-mail.ts';
import type { DirectoryStore } from './ports/directory-store.ts';
import type { Mail, MailKind, MailStatus, MailStore } from './ports/mail-store.ts';
import type { Measures } from './ports/measures.ts';
import type { Log, Secrets } from './ports/system.ts';

export interface OutcomePorts extends DecisionPorts {
  readonly mails: MailStore;
  readonly directory: DirectoryStore;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly measures: Measures;
  readonly log: Log;
}

const OUTCOMES: Actor = { by: 'platform', function: 'record-mail-outcome' };

interface News {
  readonly status: MailStatus;
  readonly reason?: string;
}
const newsOf = (detail: SesDetail): News => {
  switch (detail.eventType) {
    case 'Send':
      return { status: 'sent' };
    case 'Delivery':
      return { status: 'delivered' };
    case 'DeliveryDelay':
      return { status: 'delayed' };
    case 'Complaint':
      return { status: 'complained', reason: 'The recipient reported it as unwanted.' };
    case 'Reject':
      return { status: 'bounced', reason: 'SES would not pass it on.' };
    case 'Bounce': {
      const { bounceType, bounceSubType } = detail.bounce;
      if (bounceType === 'Transient') return { status: 'delayed' };
      return { status: 'bounced', reason: `The mailbox refused it (${bounceSubType ?? bounceType}).` };
    }
  }
};

/** Mails that only the team's mailbox gets, whatever mailbox the team has by now. */
const TO_MAILBOX: ReadonlySet<MailKind> = new Set<MailKind>(['advice-requested', 'take-over']);
/** A colleague to whom somebody gave the request got this one at an address that was typed: the team's mailbox had its own. */
const isFirstRequest = ({ kind, about }: Mail): boolean => TO_MAILBOX.has(kind) && about['assigned'] !== 'yes';
const TO_COUNCIL: ReadonlySet<MailKind> = new Set<MailKind>(['undelivered', 'exception-claimed', 'escalation-digest']);

/** Whether a mail that failed says that the team of a request cannot be reached: an adviser's own address says nothing of it. */
const wasForTeam = (mail: Mail, team: Team): boolean =>
  isFirstRequest(mail) ||
  (!TO_COUNCIL.has(mail.kind) && mail.to.some((to) => to.toLowerCase() === team.mailbox.toLowerCase()));

/** Writes into the case that a mail about a request did not arrive: chasing stops, and the caseworker is told. */
const noteUndeliverable = async (ports: OutcomePorts, mail: Mail, id: string, how: 'bounced' | 'complained') => {
  const parts = parseRequestId(id);
  const council = await ports.directory.council(mail.council);
  if (!parts || !council) return;
  const teams = await ports.directory.teams(council.id);
  await decideAndAppend(
    ports,
    council,
    parts.key,
    OUTCOMES,
    (state, context) => {
      const request = state.requests.find(({ number }) => number === parts.number);
      const team = teams.find(({ code }) => code === request?.team);
      if (!team || !wasForTeam(mail, team)) return { ok: true, facts: [] };
      const command = {
        do: 'note-undeliverable',
        mail: mail.id,
        how,
        firstRequest: isFirstRequest(mail),
      } as const;
      return decideOnRequest(state, parts.number, command, context);
    },
    (_facts, before) => {
      const team = before.requests.find(({ number }) => number === parts.number)?.team ?? '';
      return { mails: [undeliveredMail(mailSource(ports, council), before.caseworkerEmail, id, mail.id, team)] };
    },
  );
};

/**
 * Records SES's news of a mail: best effort, repeated, out of order, sometimes before we noted that we had sent. A status
 * never moves backwards; a bounce or complaint becomes a fact of each request that the mail was about. The fact is tried
 * again with every repetition of the news, so that one lost between the two is not lost for good.
 */
export const recordMailOutcome = async (ports: OutcomePorts, detail: SesDetail): Promise<void> => {
  const [id = ''] = detail.mail.tags.mail;
  const mail = await ports.mails.find(id);
  if (!mail) {
    ports.log.warn('news of a mail that is not there', { event: detail.eventType });
    return;
  }
  const { status, reason } = newsOf(detail);
  const moved = await ports.mails.note(id, status, ports.clock.now(), reason);
  if (status !== 'bounced' && status !== 'complained') return;
  const measure = status === 'bounced' ? MEASURES.mailsBounced : MEASURES.mailsComplained;
  if (moved) ports.measures.note(measure, 'Count', 1);
  for (const request of await ports.mails.listed(mail)) await noteUndeliverable(ports, mail, request, status);
};
