import { Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { removalOf } from './retention.ts';

/** Where alarms go: a topic that the stage's addresses follow. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    // A key of its own, because CloudWatch must be able to use it and must not be able to use that of the records.
    const key = new Key(this, 'Key', {
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: removalOf(settings),
    });
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    this.topic = new Topic(this, 'Topic', {
      displayName: `EHC Advice (${settings.stage})`,
      masterKey: key as IKey,
      enforceSSL: true,
    });
    for (const address of settings.alarmEmails) this.topic.addSubscription(new EmailSubscription(address));
  }
}
