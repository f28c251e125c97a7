import { memoryRecords } from '../../fakes/memory-records.ts';
import { accessStoreSuite } from '../access-store-suite.ts';

accessStoreSuite('Access in memory', async () => memoryRecords());
