import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../application/ports/system.ts';

/** The structured log, by Powertools: service, level and correlation id come from the environment and the context. */
export const logger = new Logger();

export const log: Log = {
  info: (message, data) => logger.info(message, { ...data }),
  warn: (message, data) => logger.warn(message, { ...data }),
  error: (message, data) => logger.error(message, { ...data }),
};
