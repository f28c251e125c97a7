import { Construct } from 'constructs';
import { Env as ChaseAdviceEnv } from '../../functions/schedules/chase-advice/env.ts';
import { Env as ReconcileScorecardEnv } from '../../functions/schedules/reconcile-scorecard/env.ts';
import { Env as UnstickEnv } from '../../functions/schedules/unstick/env.ts';
import { LondonSchedule } from './london-schedule.ts';
import type { RecordTables } from './record-tables.ts';
import { type FunctionSurroundings, minutes, ServiceFunction } from './service-function.ts';

export interface ScheduleFunctionsProps extends FunctionSurroundings {
  readonly records: RecordTables;
}

/** What time itself starts. Each finds what is due by an index, so that a start missed or made twice changes nothing. */
export class ScheduleFunctions extends Construct {
  constructor(scope: Construct, id: string, props: ScheduleFunctionsProps) {
    super(scope, id);
    this.#chaseAdvice(props);
    this.#unstick(props);
    this.#reconcileScorecard(props);
  }

  #chaseAdvice({ records, ...props }: ScheduleFunctionsProps): void {
    const fn = new ServiceFunction(this, 'ChaseAdvice', {
      ...props,
      folder: 'schedules/chase-advice',
      env: ChaseAdviceEnv,
      timeout: minutes(15),
      memory: 1024,
    });
    records.assessments.grantChase(fn);
    records.mail.grantChase(fn);
    records.directory.grantReading(fn);
    // Two hours before the digests that it asks for go out.
    new LondonSchedule(this, 'DailyChase', { fn, when: { dailyAt: '06:00' } });
  }

  #unstick({ records, ...props }: ScheduleFunctionsProps): void {
    const fn = new ServiceFunction(this, 'Unstick', {
      ...props,
      folder: 'schedules/unstick',
      env: UnstickEnv,
      timeout: minutes(4),
      memory: 512,
    });
    records.mail.grantUnsticking(fn);
    records.assessments.grantFlaggingDocuments(fn);
    // Which councils there are: what needs attention stands by council.
    records.directory.grantReading(fn);
    new LondonSchedule(this, 'Unsticking', { fn, when: { everyMinutes: 5 } });
  }

  #reconcileScorecard({ records, ...props }: ScheduleFunctionsProps): void {
    const fn = new ServiceFunction(this, 'ReconcileScorecard', {
      ...props,
      folder: 'schedules/reconcile-scorecard',
      env: ReconcileScorecardEnv,
      timeout: minutes(15),
      memory: 1024,
    });
    records.assessments.grantReconciling(fn);
    records.scorecard.grantUpdating(fn);
    records.directory.grantReading(fn);
    new LondonSchedule(this, 'Reconciling', { fn, when: { dailyAt: '02:00' } });
  }
}
