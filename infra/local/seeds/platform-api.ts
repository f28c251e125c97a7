import { StartRefused } from '../engine/start-refused.ts';

export type ImportKind = 'teams' | 'assessments' | 'advice-requests';

interface Upload {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface ImportState {
  readonly status: string;
  readonly done: number;
  readonly rows: number;
  readonly errors: unknown;
}

const LOOK_MS = 250;
/** A line of progress every five seconds. */
const LOOKS_A_LINE = 20;

export interface PlatformApiOptions {
  readonly origin: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The platform's own JSON API, as a council's system uses it: the seeds come in through the front door. */
export class PlatformApi {
  readonly #options: PlatformApiOptions;
  #token: string | undefined;

  constructor(options: PlatformApiOptions) {
    this.#options = options;
  }

  /**
   * Imports a CSV file, by the form for files of any size, and waits for its end.
   * @param onProgress told how far it has come, every few seconds
   * @throws {StartRefused} with the first faults, where the file is refused
   */
  async importCsv(kind: ImportKind, csv: string, onProgress: (line: string) => void = () => {}): Promise<void> {
    const { id, upload } = (await this.post('/api/imports', { kind })) as { id: string; upload: Upload };
    await this.#upload(upload, csv);
    for (let looked = 1; ; looked++) {
      const { status, done, rows, errors } = (await this.get(`/api/imports/${id}`)) as ImportState;
      if (status === 'done') return;
      if (status === 'refused') throw refused(`the import of ${kind}`, 422, JSON.stringify(errors));
      if (looked % LOOKS_A_LINE === 0) onProgress(`Importing ${kind}: ${done} of ${rows}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async #upload({ url, fields }: Upload, csv: string): Promise<void> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([csv], { type: 'text/csv' }), 'seed.csv');
    const answer = await fetch(url, { method: 'POST', body: form });
    if (!answer.ok) throw refused('the upload', answer.status, await answer.text());
  }

  /** @throws {StartRefused} where the answer is not 200 */
  async get(path: string): Promise<unknown> {
    const answer = await this.#call('GET', path);
    if (answer.status !== 200) throw refused(`GET ${path}`, answer.status, await answer.text());
    return answer.json();
  }

  /** @throws {StartRefused} where the answer is neither good nor 409, which says that an earlier start came this far */
  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const answer = await this.#call('POST', path, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...headers,
    });
    const text = await answer.text();
    if (!answer.ok && answer.status !== 409) throw refused(`POST ${path}`, answer.status, text);
    return JSON.parse(text);
  }

  async #call(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
    this.#token ??= await this.#newToken();
    return fetch(this.#options.origin + path, {
      method,
      headers: { ...headers, Authorization: `Bearer ${this.#token}` },
      ...(body === undefined ? {} : { body }),
    });
  }

  async #newToken(): Promise<string> {
    const { clientId, clientSecret, tokenEndpoint } = this.#options;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'advice/read advice/write scorecard/read',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = await fetch(tokenEndpoint, { method: 'POST', body });
    const { access_token } = (await answer.json()) as { access_token?: string };
    if (!access_token) throw refused('the token endpoint', answer.status, '');
    return access_token;
  }
}

function refused(what: string, status: number, text: string): StartRefused {
  return new StartRefused(`The seed's records were not taken: ${what} answered ${status} ${text.slice(0, 500)}`.trim());
}
