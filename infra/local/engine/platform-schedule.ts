import { randomUUID } from 'node:crypto';
import type { AsyncInvocations } from './async-invocations.ts';
import type { LocalSchedule, Resource, Stacks } from './engine.ts';
import type { FunctionPool } from './function-pool.ts';
import type { OffsetClock } from './platform-clock.ts';
import type { Queues } from './queues.ts';
import { type Occurrences, occurrencesOf } from './schedule-expression.ts';
import { StartRefused } from './start-refused.ts';

export interface ScheduleSurroundings {
  readonly stacks: Stacks;
  readonly clock: OffsetClock;
  readonly queues: Queues;
  readonly invocations: AsyncInvocations;
  functionOf(arn: string): FunctionPool;
}

/** One schedule of EventBridge Scheduler: when it comes, and what it starts. */
export class PlatformSchedule implements LocalSchedule {
  readonly name: string;
  readonly expression: string;
  readonly timezone: string;
  readonly enabled: boolean;
  readonly occurrences: Occurrences;
  readonly #arn: string;
  readonly #target: { readonly Arn: string; readonly Input?: string };
  readonly #around: ScheduleSurroundings;

  constructor({ id, arn, physicalId, properties }: Resource, around: ScheduleSurroundings) {
    const target = around.stacks.get(properties.Target.Arn);
    if (target?.type !== 'AWS::Lambda::Function' && target?.type !== 'AWS::SQS::Queue') {
      throw new StartRefused(
        `The schedule ${id} starts ${properties.Target.Arn}, which the local platform does not run`,
      );
    }
    this.name = target.type === 'AWS::Lambda::Function' ? around.functionOf(target.arn).name : physicalId;
    this.expression = String(properties.ScheduleExpression);
    this.timezone = String(properties.ScheduleExpressionTimezone ?? 'UTC');
    this.enabled = properties.State !== 'DISABLED';
    this.occurrences = occurrencesOf(this.expression, this.timezone);
    this.#arn = arn;
    this.#target = properties.Target;
    this.#around = around;
  }

  get nextAt(): Date | undefined {
    const at = this.enabled ? this.occurrences.next(this.#around.clock.ms()) : undefined;
    return at === undefined ? undefined : new Date(at);
  }

  /** Starts its target with its input; `scheduledAt` is what EventBridge says it was due at, in milliseconds. */
  async run(scheduledAt: number): Promise<void> {
    const input = this.#input(scheduledAt);
    const { queues, invocations } = this.#around;
    if (queues.has(this.#target.Arn)) queues.get(this.#target.Arn).send(JSON.stringify(input));
    else await invocations.invoke(this.#around.functionOf(this.#target.Arn).arn, input).ended;
  }

  #input(scheduledAt: number): unknown {
    const at = `${new Date(scheduledAt).toISOString().slice(0, 19)}Z`;
    const known: Readonly<Record<string, string>> = {
      'scheduled-time': at,
      'schedule-arn': this.#arn,
      'execution-id': randomUUID(),
      'attempt-number': '1',
    };
    const text = (this.#target.Input ?? '{}').replace(
      /<aws\.scheduler\.([a-z-]+)>/g,
      (whole, name: string) => known[name] ?? whole,
    );
    return JSON.parse(text);
  }
}
