import { type FlagPorts, flagUnscanned } from '../../../shared/application/documents/flag-unscanned.ts';
import { type UnstickPorts, unstickMail } from '../../../shared/application/unstick-mail.ts';
import { UnstickEvent } from '../../../shared/contracts/schedules/schedule-events.ts';
import { schedule } from '../../../shared/lambda/schedule.ts';

/** Puts back on its way what got stuck, whether mail or document; resumes sending where a person asked for it. */
export const unstick = (ports: UnstickPorts & FlagPorts) =>
  schedule(async (event) => {
    const { resumeSending } = UnstickEvent.parse(event ?? {});
    // Neither waits for the other, nor fails with it.
    const done = await Promise.allSettled([unstickMail(ports, resumeSending), flagUnscanned(ports)]);
    const failed = done.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  });
