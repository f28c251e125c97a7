import { memoryRecords } from '../../fakes/memory-records.ts';
import { directoryStoreSuite } from '../directory-store-suite.ts';

directoryStoreSuite('The directory in memory', async () => memoryRecords());
