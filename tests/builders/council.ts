import type { Council } from '../../shared/domain/directory/council.ts';
import { someRecipients } from './assessments.ts';

/** Vale Council; say what matters. */
export const aCouncil = (its: Partial<Council> = {}): Council => ({
  id: 'vale',
  name: 'Vale Council',
  colours: { header: '#12436d', accent: '#28a197' },
  sendMailbox: 'send@vale.gov.example',
  sendPhone: '01632 960100',
  deemedReceipt: false,
  ...someRecipients,
  ownDomains: ['vale.gov.example'],
  feedbackSurveyUrl: null,
  linksRevokedAt: null,
  ...its,
});
