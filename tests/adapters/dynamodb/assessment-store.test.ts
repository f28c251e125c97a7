import { assessmentStoreSuite } from '../assessment-store-suite.ts';
import { dynamoRecords } from './dynamo-records.ts';

assessmentStoreSuite('Assessments in DynamoDB', dynamoRecords);
