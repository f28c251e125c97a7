import * as z from 'zod';
import { updateScorecard } from '../../../shared/application/scorecard/update-scorecard.ts';
import { EVENT_SOURCE, EventDetail } from '../../../shared/contracts/events/event-detail.ts';
import { wholeBatch } from '../../../shared/lambda/batch.ts';

type Ports = Parameters<typeof updateScorecard>[0];

const Event = z.object({ source: z.literal(EVENT_SOURCE), detail: EventDetail });

/** Decisions from the bus, summed by the batch; what could not be written is given back to the queue. */
export const updateScorecardHandler = (ports: Ports) =>
  wholeBatch(
    (content) => {
      const { council, assessment, progress } = Event.parse(content).detail;
      return { council, ...assessment, progress };
    },
    async (reports) => {
      const failed = new Set(await updateScorecard(ports, reports));
      return reports.flatMap((report, position) => (failed.has(report) ? [position] : []));
    },
  );
