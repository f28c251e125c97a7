import { memoryRecords } from '../../fakes/memory-records.ts';
import { mailStoreSuite } from '../mail-store-suite.ts';

mailStoreSuite('Mails in memory', async () => memoryRecords());
