import type { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { daysBetween, plusDays } from '../../domain/calendar/london-days.ts';
import type { AssessmentStore } from '../ports/assessment-store.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { ScorecardStore } from '../ports/scorecard-store.ts';
import type { Clock, Log } from '../ports/system.ts';
import { repairContributions } from './repair-contributions.ts';
import { repairSheets } from './repair-sheets.ts';

interface Ports {
  readonly assessments: AssessmentStore;
  readonly scorecard: ScorecardStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** What changed on so many days, the running one included, is compared every night. */
const RECENT_DAYS = 3;
/** The rest within so many nights. */
const SLICES = 30;
/** An event may be on its way for so long; what is not there after that did not arrive. */
const ON_ITS_WAY_MS = 15 * 60_000;
const CHUNK = 100;

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A share of the keys (Crockford's base32, random), by their first two characters: from the first to before the second. */
export const keysOfSlice = (slice: number): readonly [from: string, before: string] => {
  const prefix = (at: number): string => {
    const place = Math.floor((at * DIGITS.length ** 2) / SLICES);
    return place >= DIGITS.length ** 2
      ? '~'
      : `${DIGITS[Math.floor(place / DIGITS.length)]}${DIGITS[place % DIGITS.length]}`;
  };
  return [prefix(slice), prefix(slice + 1)];
};

/** Keys of the assessments decided on lately, with the instant of the last decision. */
const recentlyDecided = async ({ assessments }: Ports, council: string, today: IsoDate) => {
  const decided = new Map<string, IsoInstant>();
  for (let back = RECENT_DAYS - 1; back >= 0; back -= 1) {
    let cursor: string | undefined;
    do {
      const page = await assessments.decisionsOn(council, plusDays(today, -back), cursor);
      for (const { key, at } of page.items) if (at > (decided.get(key) ?? '')) decided.set(key, at);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return decided;
};

const keysOfTonight = async ({ scorecard }: Ports, council: string, today: IsoDate): Promise<readonly string[]> => {
  const [from, before] = keysOfSlice(daysBetween('1970-01-01', today) % SLICES);
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await scorecard.contributionsBetween(council, from, before, cursor);
    keys.push(...page.items.map(({ key }) => key));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return keys;
};

const reconcileCouncil = async (ports: Ports, council: string): Promise<number> => {
  const today = ports.clock.today();
  const decided = await recentlyDecided(ports, council, today);
  const keys = [...new Set([...decided.keys(), ...(await keysOfTonight(ports, council, today))])];
  const settledBefore = new Date(Date.parse(ports.clock.now()) - ON_ITS_WAY_MS).toISOString();
  let contributions = 0;
  for (let at = 0; at < keys.length; at += CHUNK) {
    const assessments = await ports.assessments.loadMany(council, keys.slice(at, at + CHUNK));
    const repaired = await repairContributions(ports.scorecard, council, assessments);
    contributions += repaired.filter(({ key }) => (decided.get(key) ?? '') < settledBefore).length;
  }
  const { sheets } = await repairSheets(ports.scorecard, council);
  ports.log.info('scorecard reconciled', { council, compared: keys.length, contributions, sheets: sheets.length });
  if (contributions + sheets.length > 0)
    ports.log.warn('the scorecard had drifted and was put right', { council, contributions, sheets });
  return contributions + sheets.length;
};

/**
 * The nightly check of every council's scorecard: what was decided in two days and the running one, and a thirtieth of the rest, is
 * compared with the assessments, and the sheets with the sum of the contributions. What differs is put right. Gives the drift: how many
 * contributions and sheets differed that should not have.
 */
export const reconcileScorecard = async (
  ports: Ports,
): Promise<{ readonly councils: number; readonly drift: number }> => {
  const councils = await ports.directory.councils();
  let drift = 0;
  for (const { id } of councils) drift += await reconcileCouncil(ports, id);
  return { councils: councils.length, drift };
};
