import type { IsoDate, IsoInstant } from './days.ts';
import { isAfterLondonTime, londonDate, plusDays } from './london-days.ts';
import { isWorkingDay, workingDayOnOrAfter } from './working-days.ts';

/** The day on which a request counts as received, and which rule gave it. */
export interface Receipt {
  readonly receivedOn: IsoDate;
  readonly receivedBasis: 'sent' | 'deemed';
}

const CLOSES_AT = '17:00';

/**
 * A request is received on the London day on which it was sent. A council may turn deemed receipt on: sent after
 * 17:00:00, or not on a working day, it counts as received on the next working day, and the basis says `deemed`.
 */
export const receiptOf = (sentAt: IsoInstant, deemedReceipt: boolean): Receipt => {
  const sentOn = londonDate(sentAt);
  const inHours = isWorkingDay(sentOn) && !isAfterLondonTime(sentAt, CLOSES_AT);
  if (!deemedReceipt || inHours) return { receivedOn: sentOn, receivedBasis: 'sent' };
  return { receivedOn: workingDayOnOrAfter(plusDays(sentOn, 1)), receivedBasis: 'deemed' };
};
