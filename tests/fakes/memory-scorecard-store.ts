import type {
  Replacement,
  ScorecardStore,
  Sheet,
  StoredContribution,
} from '../../shared/application/ports/scorecard-store.ts';
import { changeOfTally, NOTHING } from '../../shared/domain/scorecard/contribution.ts';
import { bookAndPage } from '../../shared/domain/scorecard/sheet-names.ts';
import type { Tally } from '../../shared/domain/scorecard/tally.ts';
import { copy } from './copy.ts';

const PAGE = 50;
const at = (council: string, name: string): string => `${council}#${name}`;

/** The scorecard in memory; passes the same suite as the real one. */
export class MemoryScorecardStore implements ScorecardStore {
  /** Called between a reading and the writing that follows: where a test lets another writer be faster. */
  beforeReplace: () => Promise<void> = async () => {};
  readonly #contributions = new Map<string, StoredContribution>();
  /** Changed in place, and never given out: adding to what thousands have added to must stay quick. */
  readonly #sheets = new Map<string, { name: string; revision: number; counts: Record<string, number> }>();

  async contributions(council: string, keys: readonly string[]) {
    return new Map(
      keys.flatMap((key) => {
        const stored = this.#contributions.get(at(council, key));
        return stored ? [[key, copy(stored)] as const] : [];
      }),
    );
  }

  async contributionsBetween(council: string, from: string, before: string, cursor?: string) {
    const items = this.#ofCouncil(this.#contributions, council)
      .filter(({ key }) => key >= from && key < before && key > (cursor ?? ''))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
    const page = copy(items.slice(0, PAGE));
    const last = page.at(-1);
    return items.length > PAGE && last ? { items: page, cursor: last.key } : { items: page };
  }

  async replace(council: string, replacements: readonly Replacement[]) {
    if (replacements.length > 0) await this.beforeReplace();
    return { conflicts: replacements.filter((one) => !this.#replaceOne(council, one)).map(({ key }) => key) };
  }

  async book(council: string, book: string, fromPage: string, toPage: string): Promise<readonly Sheet[]> {
    return this.#ofCouncil(this.#sheets, council)
      .map((sheet) => ({ sheet, place: bookAndPage(sheet.name) }))
      .filter(({ place }) => place.book === book && place.page >= fromPage && place.page < toPage)
      .sort((one, other) => (one.place.page < other.place.page ? -1 : 1))
      .map(({ sheet }) => copy(sheet));
  }

  async sheets(council: string, names: readonly string[]): Promise<Tally> {
    return Object.fromEntries(
      names.flatMap((name) => {
        const sheet = this.#sheets.get(at(council, name));
        return sheet ? [[name, { ...sheet.counts }] as const] : [];
      }),
    );
  }

  async rewriteSheet(council: string, sheet: Sheet): Promise<boolean> {
    const id = at(council, sheet.name);
    if ((this.#sheets.get(id)?.revision ?? 0) !== sheet.revision) return false;
    this.#sheets.set(id, { name: sheet.name, revision: sheet.revision + 1, counts: { ...sheet.counts } });
    return true;
  }

  async openRequests(council: string, kind: string) {
    return this.#ofCouncil(this.#contributions, council)
      .map(({ key, contribution }) => ({ key, requests: contribution.open.filter((one) => one.kind === kind) }))
      .filter(({ requests }) => requests.length > 0)
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  #ofCouncil<T>(all: ReadonlyMap<string, T>, council: string): T[] {
    return [...all].filter(([id]) => id.startsWith(`${council}#`)).map(([, value]) => value);
  }

  #replaceOne(council: string, { key, before, version, contribution }: Replacement): boolean {
    const id = at(council, key);
    const revision = before?.revision ?? 0;
    if ((this.#contributions.get(id)?.revision ?? 0) !== revision) return false;
    this.#contributions.set(id, copy({ key, version, revision: revision + 1, contribution }));
    for (const [name, counts] of Object.entries(changeOfTally(before?.contribution ?? NOTHING, contribution))) {
      const sheet = this.#sheets.get(at(council, name)) ?? { name, revision: 0, counts: {} };
      this.#sheets.set(at(council, name), sheet);
      sheet.revision += 1;
      for (const [counter, count] of Object.entries(counts)) {
        const sum = (sheet.counts[counter] ?? 0) + count;
        if (sum === 0) delete sheet.counts[counter];
        else sheet.counts[counter] = sum;
      }
    }
    return true;
  }
}
