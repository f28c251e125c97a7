import { memoryRecords } from '../../fakes/memory-records.ts';
import { vouchingSuite } from '../vouching-suite.ts';

vouchingSuite('What is vouched for, and kept forms, in memory', async () => memoryRecords());
