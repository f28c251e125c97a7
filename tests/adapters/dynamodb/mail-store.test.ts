import { mailStoreSuite } from '../mail-store-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

mailStoreSuite('Mails in DynamoDB', dynamoRecords);
