import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StageSettings } from '../stages.ts';

const LOG_DAYS = {
  30: RetentionDays.ONE_MONTH,
  90: RetentionDays.THREE_MONTHS,
  180: RetentionDays.SIX_MONTHS,
  365: RetentionDays.ONE_YEAR,
  731: RetentionDays.TWO_YEARS,
} as const;

export const keptIn = (settings: StageSettings): RetentionDays => LOG_DAYS[settings.logRetentionDays];

/** What becomes of a resource that holds records or evidence when its stack goes. */
export const removalOf = (settings: StageSettings): RemovalPolicy =>
  settings.keepRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
