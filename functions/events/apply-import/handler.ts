import { type RunImportPorts, runImport } from '../../../shared/application/imports/run-import.ts';
import { ImportFileCreated } from '../../../shared/contracts/csv/import-file-created.ts';
import { eachRecord } from '../../../shared/lambda/batch.ts';

/** Runs the import whose file has come. An event that fails comes again; one that comes twice finds the import done. */
export const applyImport = (ports: RunImportPorts) =>
  eachRecord('queue', async (content) => {
    const { council, id } = ImportFileCreated.parse(content);
    await runImport(ports, council, id);
  });
