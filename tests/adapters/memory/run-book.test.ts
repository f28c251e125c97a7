import { memoryRecords } from '../../fakes/memory-records.ts';
import { runBookSuite } from '../run-book-suite.ts';

runBookSuite('The run book in memory', async () => memoryRecords());
