import type { Mail } from '../../shared/application/ports/mail-store.ts';
import { rebuildScorecard } from '../../shared/application/scorecard/rebuild-scorecard.ts';
import { requestId } from '../../shared/domain/advice-request/advice-request.ts';
import { rungDue } from '../../shared/domain/assessment/decide.ts';
import type { Authority, Cases } from './cases.ts';
import type { Accepted } from './fake-ses.ts';
import type { Platform } from './platform.ts';

const REACHES: readonly string[] = ['advice-requested', 'take-over', 'returned', 'challenged', 'new-link'];
const SENT_AGAIN: readonly string[] = ['advice-requested', 'take-over', 'code', 'receipt'];
const WENT: readonly string[] = ['sent', 'delayed', 'delivered', 'bounced', 'complained'];
const CHASES: readonly string[] = ['digest', 'escalation-digest'];

const counted = <T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [string, number])[] =>
  [...Map.groupBy(all, keyOf)].map(([key, group]) => [key, group.length] as const);

/** I1: every request reached an accepted mail, or stands where a person sees it; no mail waits, and none says what is not so. */
const nothingIsLost = async (
  { world, tables, ses }: Platform,
  councils: readonly Authority[],
  mails: readonly Mail[],
) => {
  const now = world.clock.now();
  const lists = await Promise.all(councils.map(({ council }) => tables.plain.mails.attention(council.id, now)));
  const forPerson = lists.flat().filter(({ status }) => status !== 'sent' && status !== 'delayed');
  const seen = new Set<string>();
  for (const mail of forPerson) for (const id of await tables.plain.mails.listed(mail)) seen.add(id);
  const reached = new Set(ses.accepted.filter(({ kind }) => REACHES.includes(kind)).flatMap(({ lists: its }) => its));
  for (const { id, stands, bounced } of world.truth.requests.values())
    if (stands === 'open' && !bounced && !reached.has(id) && !seen.has(id))
      world.violate('I1', `${id} reached nobody, and nobody sees it`);
  const taken = new Set(ses.accepted.map(({ mail }) => mail));
  for (const { id, kind, status, notBefore } of mails) {
    const waits = status === 'sending' || (status === 'to-send' && notBefore <= now);
    if (waits) world.violate('I1', `${kind} ${id.slice(0, 8)} is still ${status}`);
    if (WENT.includes(status) && !taken.has(id))
      world.violate('I1', `${kind} ${id.slice(0, 8)} says ${status}, and SES never had it`);
  }
};

/** I2: no mail more often than its kind may go, no mailbox two digests a day, no rung told twice to anybody. */
const duplicatesAreBounded = ({ world, ses }: Platform, mails: readonly Mail[]) => {
  const byId = new Map(mails.map((mail) => [mail.id, mail]));
  for (const [id, times] of counted(ses.accepted, ({ mail }) => mail)) {
    const mail = byId.get(id);
    const most = mail && SENT_AGAIN.includes(mail.kind) && mail.unclear ? 2 : 1;
    if (times > most) world.violate('I2', `${mail?.kind} ${id.slice(0, 8)} went ${times} times`);
  }
  const chases = ses.accepted.filter(({ kind }) => CHASES.includes(kind));
  const box = ({ mail, kind, to, day }: Accepted) => {
    const its = byId.get(mail);
    return `${its?.council} ${kind} to ${to} (${its?.team ?? 'all teams'}) on ${day}`;
  };
  for (const [which, times] of counted(chases, box)) if (times > 1) world.violate('I2', `${times} times ${which}`);
  const escalations = chases.filter(({ kind }) => kind === 'escalation-digest');
  for (const { id, rungs } of world.truth.requests.values()) {
    const told = rungs.flatMap(({ mails: ids }) => ids.map((one) => byId.get(one)));
    for (const [to, times] of counted(
      escalations.filter(({ lists }) => lists.includes(id)),
      (one) => one.to,
    )) {
      const rungsTo = told.filter((mail) => mail?.kind === 'escalation-digest' && mail.to[0]?.toLowerCase() === to);
      if (times > rungsTo.length)
        world.violate('I2', `${id} escalated ${times} times to ${to} in ${rungsTo.length} rungs`);
    }
  }
};

/** I4: what the scorecard says is what its assessments give. Asked before any reconciling could have mended it. */
export const scorecardIsRight = async ({ world, tables }: Platform, councils: readonly Authority[]): Promise<void> => {
  for (const { council } of councils) {
    const { contributions, sheets } = await rebuildScorecard(tables.plain, council.id);
    const wrong = [...contributions, ...sheets];
    if (wrong.length > 0) world.violate('I4', `${council.id}: ${wrong.slice(0, 5).join(', ')} not as recomputed`);
  }
};

/** I5 and I6 of the records, I10 of the chase: nothing that is due today was left. */
const recordsAreWhole = async ({ world, tables }: Platform, councils: readonly Authority[]) => {
  const { truth } = world;
  const today = world.clock.today();
  for (const { council } of councils)
    for (const [key, version] of truth.versions) {
      const assessment = await tables.plain.assessments.load(council.id, key);
      if (!assessment) continue;
      const versions = (await tables.plain.assessments.history(council.id, key)).map((one) => one.version);
      const expected = Array.from({ length: version }, (_, n) => n + 1);
      if (assessment.version !== version || versions.join() !== expected.join())
        world.violate('I5', `${key} is at ${assessment.version}, its history has ${versions.join()}`);
      for (const { number, dueOn, rungs } of assessment.requests) {
        const known = truth.requests.get(requestId(key, number));
        if (known?.dueOn !== dueOn) world.violate('I6', `${key}-${number}: due on ${known?.dueOn}, now ${dueOn}`);
        if (new Set(rungs.map(({ rung }) => rung)).size < rungs.length)
          world.violate('I2', `${key}-${number} has a rung twice`);
        const due = rungDue(assessment, number, council, today);
        if (due) world.violate('I10', `${key}-${number}: ${due.rung} was due by ${today} and not sent`);
      }
    }
};

/** I5: one entry for each reading that was shown; at most one where it failed. */
const readingsAreNoted = ({ world }: Platform, shown: Cases['shown']) => {
  for (const [reader, wasShown] of shown) {
    const entries = world.readings.get(reader)?.size ?? 0;
    if (entries > 1 || (wasShown && entries === 0)) world.violate('I5', `${entries} entries for what ${reader} saw`);
  }
};

/** Holds a history that has come to rest against the invariants (I3 and I10's measure were watched as they happened). */
export const checkInvariants = async (
  platform: Platform,
  councils: readonly Authority[],
  cases: Cases,
): Promise<void> => {
  const mails = await platform.tables.plain.mails.findMany([...platform.mails]);
  await nothingIsLost(platform, councils, mails);
  duplicatesAreBounded(platform, mails);
  await recordsAreWhole(platform, councils);
  readingsAreNoted(platform, cases.shown);
};
