import { accessStoreSuite } from '../access-store-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

accessStoreSuite('Access in DynamoDB', dynamoRecords);
