import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

/** What our events on the bus say that they come from. */
export const OUR_SOURCE = 'ehc-advice';

/** The bus for what happened (ids and facts, nothing personal), with an archive from which it can be told again. */
export class DomainEvents extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { description: `EHC Advice, stage ${settings.stage}: what happened` });
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      eventPattern: { source: [OUR_SOURCE] },
      retention: Duration.days(settings.eventArchiveDays),
      description: 'Everything that was published, for replaying',
    });
  }

  grantPublishing(fn: ServiceFunction): void {
    fn.set('EVENT_BUS', this.bus.eventBusName);
    fn.allow({
      actions: ['events:PutEvents'],
      resources: [this.bus.eventBusArn],
      conditions: { StringEquals: { 'events:source': OUR_SOURCE } },
    });
  }
}
