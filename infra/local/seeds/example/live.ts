import { Temporal } from 'temporal-polyfill';
import type { PlatformApi } from '../platform-api.ts';
import { childName } from './child-names.ts';

/** Children whose names no imported record has. */
const FIRST_LIVE = 900;
const SENT: readonly (readonly string[])[] = [
  ['EPS', 'NV-PAED', 'CSC'],
  ['EPS', 'NV-SALT', 'SV-OT'],
  ['EPS', 'VP-CAMHS', 'CSC'],
  ['EPS', 'SCH-LARKMOOR'],
];

/**
 * What happens on the day itself, through the API: assessments are opened and requests sent, so that there are mails with links to
 * click; and two teams' open requests come under the platform, so that the ladder has something to climb.
 * @param today `YYYY-MM-DD`
 */
export async function sendLive(api: Pick<PlatformApi, 'post'>, today: string): Promise<void> {
  const requestedOn = Temporal.PlainDate.from(today).subtract({ days: 28 }).toString();
  for (const [index, teams] of SENT.entries()) {
    const ref = `VALE-LIVE-${index + 1}`;
    await api.post('/api/assessments', {
      ref,
      childName: childName(FIRST_LIVE + index),
      childDateOfBirth: Temporal.PlainDate.from(today)
        .subtract({ days: 1250 - index * 13 })
        .toString(),
      locality: 'Central',
      requestedOn,
      decidedOn: today,
      requestSource: 'school',
      school: 'Larkmoor Primary School',
      caseworkerEmail: 'caseworker@vale.gov.example',
    });
    await api.post(
      `/api/assessments/${ref}/advice-requests`,
      { teams, noPapers: true },
      { 'Idempotency-Key': `example-${ref}` },
    );
  }
  await api.post('/api/advice-requests/take-over', { teams: ['NV-SALT', 'VP-CAMHS'] });
}
