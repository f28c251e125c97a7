import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';
import { scorecardStoreSuite } from '../scorecard-store-suite.ts';

scorecardStoreSuite('The scorecard in memory', async () => new MemoryScorecardStore());
