import { documentStoreSuite } from '../document-store-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

documentStoreSuite('Records of documents in DynamoDB', dynamoRecords);
