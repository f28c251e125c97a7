import type { AttentionMail, AttentionView, Proposal } from '../../contracts/http/attention-views.ts';
import { requestId } from '../../domain/advice-request/advice-request.ts';
import { proposalsOf } from '../../domain/advice-request/waiting.ts';
import type { IsoInstant } from '../../domain/calendar/days.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { Mail, MailStore } from '../ports/mail-store.ts';
import type { Clock } from '../ports/system.ts';
import type { VouchingStore } from '../ports/vouching-store.ts';
import type { CouncilCaller } from './council-caller.ts';
import { showHeldAddress } from './decide-held-address.ts';

interface AttentionPorts {
  readonly assessments: Pick<AssessmentStore, 'waiting'>;
  readonly mails: Pick<MailStore, 'attention' | 'stuck' | 'listed'>;
  readonly vouching: Pick<VouchingStore, 'addresses'>;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;
/** So much is looked through at most: beyond it the alarms have long spoken. */
const LIMIT = 1000;

/** Mails that should have gone an hour ago or longer: whatever keeps them, a person must know. */
const overdue = async ({ mails }: AttentionPorts, council: string, now: IsoInstant): Promise<readonly Mail[]> => {
  const since = new Date(Date.parse(now) - HOUR_MS).toISOString();
  return (await mails.stuck(since, LIMIT)).filter((mail) => mail.council === council);
};

const show = async (mails: AttentionPorts['mails'], mail: Mail): Promise<AttentionMail> => ({
  id: mail.id,
  kind: mail.kind,
  to: mail.to.join(', '),
  status: mail.status,
  at: mail.statusAt,
  ...(mail.reason ? { reason: mail.reason } : {}),
  ...(mail.status === 'sent' || mail.status === 'delayed' ? { unconfirmed: true as const } : {}),
  ...(mail.status === 'to-send' || mail.status === 'sending' ? { overdue: true as const } : {}),
  requests: [...(await mails.listed(mail))],
});

/** Where a team's proposal can stand in the index: beneath what is more pressing of the same request. */
const WITH_PROPOSALS = ['blocked', 'undeliverable', 'pass-on', 'already-available', 'exception'] as const;

/** What teams ask the council to decide, of each request all that they ask. */
const proposals = async ({ assessments }: AttentionPorts, council: string): Promise<Proposal[]> => {
  const rows = await assessments.waiting(council, WITH_PROPOSALS, LIMIT);
  return rows
    .flatMap(({ key, request }) =>
      proposalsOf(request).map(({ kind, since }) => ({
        request: requestId(key, request.number),
        what: kind === 'blocked' ? ('wrong-child' as const) : kind,
        since,
      })),
    )
    .sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
};

/** What the council has to look at: mails that did not arrive, or of which it is not known, addresses that wait, and what teams ask. */
export const listAttention = async (ports: AttentionPorts, { council }: CouncilCaller): Promise<AttentionView> => {
  const now = ports.clock.now();
  const [settled, waiting, held, asked] = await Promise.all([
    ports.mails.attention(council.id, now),
    overdue(ports, council.id, now),
    ports.vouching.addresses(council.id, null, now),
    proposals(ports, council.id),
  ]);
  return {
    mails: await Promise.all([...settled, ...waiting].map((mail) => show(ports.mails, mail))),
    heldAddresses: held.filter(({ decision }) => decision === null).map(showHeldAddress),
    proposals: asked,
  };
};
