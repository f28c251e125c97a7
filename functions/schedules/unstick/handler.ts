import { type UnstickPorts, unstickMail } from '../../../shared/application/unstick-mail.ts';
import { UnstickEvent } from '../../../shared/contracts/schedules/schedule-events.ts';
import { schedule } from '../../../shared/lambda/schedule.ts';

/** Puts back on its way what got stuck; resumes sending where a person asked for it. */
export const unstick = (ports: UnstickPorts) =>
  schedule((event) => unstickMail(ports, UnstickEvent.parse(event ?? {}).resumeSending));
