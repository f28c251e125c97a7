import { publishDecisions } from '../../../shared/application/publish-decisions.ts';
import type { Decision } from '../../../shared/domain/assessment/decision.ts';
import { wholeBatch } from '../../../shared/lambda/batch.ts';

type Ports = Parameters<typeof publishDecisions>[0];

/** Decisions from the stream, put on the bus together; those not accepted come again, and only those. */
export const publishEvents = (ports: Ports, read: (image: unknown) => Decision) =>
  wholeBatch(read, (decisions) => publishDecisions(ports, decisions));
