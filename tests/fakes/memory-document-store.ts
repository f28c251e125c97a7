import type { DocumentStore, Unscanned } from '../../shared/application/ports/document-store.ts';
import { documentFileKey } from '../../shared/contracts/documents/document-file-key.ts';
import type { Document, DocumentOwner, DocumentPlace } from '../../shared/domain/document/document.ts';

const partition = (council: string, owner: DocumentOwner): string => documentFileKey({ council, owner, id: '' });

/** Records of documents in memory; passes the same suite as the real one. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #documents = new Map<string, Document>();

  async add(document: Document): Promise<void> {
    const key = documentFileKey(document);
    if (this.#documents.has(key)) throw new Error(`There is a document ${document.id} already`);
    this.#documents.set(key, structuredClone(document));
  }

  async find(place: DocumentPlace): Promise<Document | null> {
    return structuredClone(this.#documents.get(documentFileKey(place)) ?? null);
  }

  async of(council: string, owner: DocumentOwner): Promise<readonly Document[]> {
    return structuredClone([...this.#documents.values()])
      .filter((one) => partition(one.council, one.owner) === partition(council, owner))
      .sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1));
  }

  async replace(document: Document): Promise<boolean> {
    const key = documentFileKey(document);
    if (this.#documents.get(key)?.revision !== document.revision - 1) return false;
    this.#documents.set(key, structuredClone(document));
    return true;
  }

  async unscanned(council: string, until: string, limit: number): Promise<readonly Unscanned[]> {
    return [...this.#documents.values()]
      .flatMap(({ council: its, owner, id, revision, state }) =>
        its === council && state.is === 'waiting' && state.upload.at <= until
          ? [{ place: { council, owner: structuredClone(owner), id }, revision, since: state.upload.at }]
          : [],
      )
      .sort((a, b) => (a.since < b.since ? -1 : 1))
      .slice(0, limit);
  }

  async flagUnscanned({ place }: Unscanned, at: string): Promise<boolean> {
    const found = await this.find(place);
    if (found?.state.is !== 'waiting') return false;
    const { upload } = found.state;
    return this.replace({
      ...found,
      revision: found.revision + 1,
      state: { is: 'flagged', upload, fault: 'not-scanned', at },
    });
  }
}
