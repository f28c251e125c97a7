import { memoryRecords } from '../../fakes/memory-records.ts';
import { assessmentStoreSuite } from '../assessment-store-suite.ts';

assessmentStoreSuite('Assessments in memory', async () => memoryRecords());
