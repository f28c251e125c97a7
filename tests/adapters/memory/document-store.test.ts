import { memoryRecords } from '../../fakes/memory-records.ts';
import { documentStoreSuite } from '../document-store-suite.ts';

documentStoreSuite('Records of documents in memory', async () => memoryRecords());
