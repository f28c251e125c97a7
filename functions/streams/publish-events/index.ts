import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { decisionInStream } from '../../../shared/adapters/dynamodb/stream-image.ts';
import { EventBridgeBus } from '../../../shared/adapters/eventbridge/event-bridge-bus.ts';
import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { Env } from './env.ts';
import { publishEvents } from './handler.ts';

const { EVENT_BUS } = readEnvironment(Env);

export const handler = publishEvents(
  { bus: new EventBridgeBus(new EventBridgeClient(), EVENT_BUS), log },
  decisionInStream,
);
