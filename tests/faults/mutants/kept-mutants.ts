import { naiveCounters } from './naive-counters.ts';
import { recordBeforeSend } from './record-before-send.ts';
import { sendBeforeRecord } from './send-before-record.ts';

/** Each must be caught, or the simulation sees less than it says. */
export const MUTANTS = [sendBeforeRecord, recordBeforeSend, naiveCounters] as const;
