import { vouchingSuite } from '../vouching-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

vouchingSuite('What is vouched for, and kept forms, in DynamoDB', dynamoRecords);
