import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LocalMail, RunningPlatform } from './running-platform.ts';
import { assert, eventually } from './steps.ts';

/** Opens an assessment on the platform's today and sends its requests, one a team; gives their ids in the teams' order. */
export const sendRequests = async (
  platform: RunningPlatform,
  ref: string,
  teams: readonly string[],
): Promise<readonly string[]> => {
  const { today } = await platform.settings();
  const opened = await platform.api('POST', '/api/assessments', {
    ref,
    childName: `Child of ${ref}`,
    childDateOfBirth: '2015-01-01',
    locality: 'North',
    requestedOn: today,
    caseworkerEmail: 'case.worker@vale.gov.example',
  });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const sent = await platform.api(
    'POST',
    `/api/assessments/${ref}/advice-requests`,
    { teams },
    { 'Idempotency-Key': ref },
  );
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  return sent.body.adviceRequests.map(({ id }: { id: string }) => id);
};

interface MailOfRequest {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly status: string;
  readonly unclear?: boolean;
  readonly unconfirmed?: boolean;
}
export interface RequestSeen {
  readonly status: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly history: readonly { readonly fact: string; readonly rung?: string }[];
  readonly mails: readonly MailOfRequest[];
}
export const requestSeen = async (platform: RunningPlatform, id: string): Promise<RequestSeen> => {
  const { status, body } = await platform.api('GET', `/api/advice-requests/${id}`);
  assert.equal(status, 200, id);
  return body;
};

/** Waits until the request's first mail has a status. */
export const firstMailIs = (platform: RunningPlatform, id: string, status: string): Promise<RequestSeen> =>
  eventually(
    () => requestSeen(platform, id),
    ({ mails }) => assert.equal(mails[0]?.status, status),
  );

export const mailsOfKind = async (
  platform: RunningPlatform,
  kind: string,
  to?: string,
): Promise<readonly LocalMail[]> => (await platform.mails(to)).filter(({ tags }) => tags.kind === kind);

/** Puts the platform's clock on, to the minute. */
export const waitFor = async (platform: RunningPlatform, minutes: number): Promise<void> => {
  const { now } = await platform.settings();
  const options = { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' } as const;
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', options)
    .format(Date.parse(now) + minutes * 60_000)
    .split(' ');
  await platform.moveClock(day, time);
};

/** What SES on this machine does from now on. */
export const sesWill = async (
  platform: RunningPlatform,
  does: Readonly<Record<string, string | number | boolean>>,
): Promise<void> => assert.equal((await platform.local('POST', '/local/ses', does)).status, 200);

/** A command of ours, as a person runs it against the platform on this machine; gives what it printed. */
export const runScript = async (platform: RunningPlatform, ...words: readonly string[]): Promise<string> => {
  const { port } = new URL(platform.origin);
  return (await promisify(execFile)('npm', ['run', '--silent', ...words, '--local', port])).stdout.trim();
};

/** SES's news of the last mail of a kind about a request. */
export const newsOf = async (platform: RunningPlatform, request: string, type: string): Promise<void> => {
  const [mail] = (await mailsOfKind(platform, 'advice-requested')).filter(({ tags }) => tags.request === request);
  assert.equal((await platform.local('POST', '/local/feedback', { mailId: mail?.id, type })).status, 200);
};
