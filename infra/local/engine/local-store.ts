import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Collection, LocalStore } from './engine.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS item (collection TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (collection, key)) WITHOUT ROWID`;

/**
 * Small things that the local platform keeps beside the tables: queues, positions, the clock, archives. SQLite with a
 * write-ahead log: what was written survives a kill of the process, without a wait for the disk at each write.
 */
export class SqliteStore implements LocalStore {
  readonly #db: DatabaseSync;
  #depth = 0;

  /** `directory` undefined keeps it in memory. */
  constructor(directory: string | undefined) {
    this.#db = new DatabaseSync(directory === undefined ? ':memory:' : join(directory, 'platform.sqlite'));
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; ${schema}`);
  }

  collection<T>(name: string): Collection<T> {
    const db = this.#db;
    const get = db.prepare('SELECT value FROM item WHERE collection = ? AND key = ?');
    const put = db.prepare(
      'INSERT INTO item VALUES (?, ?, ?) ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value',
    );
    const remove = db.prepare('DELETE FROM item WHERE collection = ? AND key = ?');
    const list = db.prepare(
      'SELECT key, value FROM item WHERE collection = ? AND key > ? AND key >= ? AND key < ? ORDER BY key LIMIT ?',
    );
    const count = db.prepare('SELECT count(*) AS n FROM item WHERE collection = ?');
    const parsed = (value: SQLOutputValue | undefined) => JSON.parse(String(value)) as T;
    return {
      get: (key) => {
        const row = get.get(name, key);
        return row === undefined ? undefined : parsed(row['value']);
      },
      put: (key, value) => void put.run(name, key, JSON.stringify(value)),
      delete: (key) => void remove.run(name, key),
      list: ({ after = '', limit = -1, prefix = '' } = {}) =>
        list
          .all(name, after, prefix, `${prefix}\u{10ffff}`, limit)
          .map((row) => ({ key: String(row['key']), value: parsed(row['value']) })),
      count: () => Number(count.get(name)?.['n'] ?? 0),
    };
  }

  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#db.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  close(): void {
    this.#db.close();
  }
}
