import { type OutcomePorts, recordMailOutcome } from '../../../shared/application/record-mail-outcome.ts';
import { SesEvent } from '../../../shared/contracts/mail/ses-event.ts';
import { eachRecord } from '../../../shared/lambda/batch.ts';

/** SES's news from the queue, one mail at a time. */
export const recordMailOutcomes = (ports: OutcomePorts) =>
  eachRecord('queue', (content) => recordMailOutcome(ports, SesEvent.parse(content).detail));
