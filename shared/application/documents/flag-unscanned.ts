import { MEASURES } from '../../contracts/schedules/measures.ts';
import { SCAN_MINUTES } from '../../domain/document/document-life.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Measures } from '../ports/measures.ts';
import type { Clock, Log } from '../ports/system.ts';

export interface FlagPorts {
  readonly documents: Pick<DocumentStore, 'unscanned' | 'flagUnscanned'>;
  readonly directory: Pick<DirectoryStore, 'councils'>;
  readonly measures: Measures;
  readonly clock: Clock;
  readonly log: Log;
}

/** So many of a council at a time; the next run goes on. */
const LIMIT = 1000;

/** Flags what has waited for its scan for 15 minutes, so that whoever sent it reads what to do. A scan that comes later still counts. */
export const flagUnscanned = async (ports: FlagPorts): Promise<void> => {
  const now = ports.clock.now();
  const until = new Date(Date.parse(now) - SCAN_MINUTES * 60_000).toISOString();
  let flagged = 0;
  for (const { id } of await ports.directory.councils())
    for (const one of await ports.documents.unscanned(id, until, LIMIT))
      if (await ports.documents.flagUnscanned(one, now)) flagged += 1;
  ports.measures.note(MEASURES.documentsUnscanned, 'Count', flagged);
  if (flagged > 0) ports.log.warn('documents not scanned in time', { documents: flagged });
};
