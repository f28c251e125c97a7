import type { ImportFiles } from '../../shared/application/ports/import-files.ts';

/** Files of imports in memory; `onPut` is where the store's event would start the job. */
export class MemoryImportFiles implements ImportFiles {
  onPut: (council: string, id: string) => Promise<void> = async () => {};
  readonly #files = new Map<string, Uint8Array>();

  async form(council: string, id: string) {
    return { url: 'http://files.example/', fields: { key: `${council}/${id}`, policy: 'signed' } };
  }

  async put(council: string, id: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(`${council}/${id}`, bytes);
    await this.onPut(council, id);
  }

  /** In small pieces, as it comes from a store. */
  async read(council: string, id: string): Promise<AsyncIterable<Uint8Array>> {
    const bytes = this.#files.get(`${council}/${id}`);
    if (!bytes) throw new Error(`There is no file ${council}/${id}`);
    return (async function* () {
      for (let from = 0; from < bytes.length || from === 0; from += 1000) yield bytes.subarray(from, from + 1000);
    })();
  }
}
