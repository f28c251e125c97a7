import { StartRefused } from '../engine/start-refused.ts';

export type ImportKind = 'teams' | 'assessments' | 'advice-requests';

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
   * Imports a CSV file and waits for its end.
   * @throws {StartRefused} with the first faults, where the file is refused
   */
  async importCsv(kind: ImportKind, csv: string): Promise<void> {
    const answer = await this.#call('PUT', `/api/${kind}`, csv, { 'Content-Type': 'text/csv' });
    if (answer.status === 200) return;
    if (answer.status !== 202) throw refused(`PUT /api/${kind}`, answer.status, await answer.text());
    const job = answer.headers.get('location') ?? '';
    for (;;) {
      const { status, errors } = (await this.get(job)) as { status: string; errors: unknown };
      if (status === 'done') return;
      if (status === 'refused') throw refused(`PUT /api/${kind}`, 422, JSON.stringify(errors));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** @throws {StartRefused} where the answer is not 200 */
  async get(path: string): Promise<unknown> {
    const answer = await this.#call('GET', path);
    if (answer.status !== 200) throw refused(`GET ${path}`, answer.status, await answer.text());
    return answer.json();
  }

  /** @throws {StartRefused} where the answer is neither good nor 409, which says that an earlier start came this far */
  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<void> {
    const answer = await this.#call('POST', path, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...headers,
    });
    const text = await answer.text();
    if (!answer.ok && answer.status !== 409) throw refused(`POST ${path}`, answer.status, text);
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
