import type { Council } from '../../domain/directory/council.ts';
import type { DirectoryStore, Import, ImportKind } from '../ports/directory-store.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import type { Pause } from '../ports/pause.ts';
import type { Clock, Secrets } from '../ports/system.ts';

export interface StartImportPorts {
  readonly directory: Pick<DirectoryStore, 'import' | 'putImport'>;
  readonly files: ImportFiles;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'id'>;
  readonly pause: Pause;
}

const begin = async (ports: StartImportPorts, council: Council, kind: ImportKind): Promise<Import> => {
  const counts = { rows: 0, done: 0, created: 0, changed: 0, unchanged: 0 };
  const startedAt = ports.clock.now();
  const record: Import = {
    id: ports.secrets.id(),
    council: council.id,
    kind,
    status: 'waiting',
    ...counts,
    errors: [],
    startedAt,
  };
  await ports.directory.putImport(record);
  return record;
};

/** Begins an import whose file is uploaded straight to the store by the form given; its coming starts the job. */
export const startImport = async (ports: StartImportPorts, council: Council, kind: ImportKind) => {
  const { id } = await begin(ports, council, kind);
  return { id, upload: await ports.files.form(council.id, id) };
};

/** How long a PUT waits for its job. */
const PATIENCE_MS = 20_000;
const FIRST_LOOK_MS = 100;
const LAST_LOOK_MS = 500;

const isSettled = ({ status }: Import): boolean => status === 'done' || status === 'refused';

/** Puts a file, which starts the same job as an upload, and waits for it up to 20 seconds; gives the import as it then stands. */
export const putImport = async (
  ports: StartImportPorts,
  council: Council,
  kind: ImportKind,
  file: Uint8Array,
): Promise<Import> => {
  // By the clock, not by the pauses: looking takes time too, and the gateway waits for 29 seconds.
  const until = Date.parse(ports.clock.now()) + PATIENCE_MS;
  let record = await begin(ports, council, kind);
  await ports.files.put(council.id, record.id, file);
  for (let wait = FIRST_LOOK_MS; !isSettled(record); wait = Math.min(wait * 1.5, LAST_LOOK_MS)) {
    if (Date.parse(ports.clock.now()) + wait > until) break;
    await ports.pause(wait);
    record = (await ports.directory.import(council.id, record.id)) ?? record;
  }
  return record;
};
