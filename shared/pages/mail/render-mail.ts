import type { MailModel, RenderedMail } from '../../contracts/mail/mail-models.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { adviceRequested } from './advice-requested.ts';
import { code } from './code.ts';
import { concern } from './concern.ts';
import { digest } from './digest.ts';
import { escalationDigest } from './escalation-digest.ts';
import { exceptionClaimed, undelivered } from './for-the-council.ts';
import { invitation } from './invitation.ts';
import { layOut, type MailContent } from './mail-layout.ts';
import { monthFrozen } from './month-frozen.ts';
import { newLink } from './new-link.ts';
import { passedOn, withdrawn } from './no-longer-yours.ts';
import { receipt } from './receipt.ts';
import { challenged, returned } from './sent-back.ts';
import { takeOver } from './take-over.ts';
import { testArrival } from './test-arrival.ts';
import { weeklyReport } from './weekly-report.ts';

const contentOf = (model: MailModel): MailContent => {
  switch (model.kind) {
    case 'advice-requested':
      return adviceRequested(model);
    case 'take-over':
      return takeOver(model);
    case 'digest':
      return digest(model);
    case 'escalation-digest':
      return escalationDigest(model);
    case 'code':
      return code(model);
    case 'receipt':
      return receipt(model);
    case 'returned':
      return returned(model);
    case 'challenged':
      return challenged(model);
    case 'withdrawn':
      return withdrawn(model);
    case 'passed-on':
      return passedOn(model);
    case 'new-link':
      return newLink(model);
    case 'test':
      return testArrival(model);
    case 'undelivered':
      return undelivered(model);
    case 'exception-claimed':
      return exceptionClaimed(model);
    case 'week':
      return weeklyReport(model);
    case 'month':
      return monthFrozen(model);
    case 'concern':
      return concern(model);
    case 'invitation':
      return invitation(model);
    default:
      return assertNever(model);
  }
};

/** A mail's subject, text and HTML: a pure function of its model. */
export const renderMail = (model: MailModel): RenderedMail => layOut(model.council, contentOf(model));
