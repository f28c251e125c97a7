import { runBookSuite } from '../run-book-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

runBookSuite('The run book in DynamoDB', dynamoRecords);
