import { directoryStoreSuite } from '../directory-store-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

directoryStoreSuite('The directory in DynamoDB', dynamoRecords);
