import { randomUUID } from 'node:crypto';
import type { Activity } from './activity.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import type { BusEvent, Collection, LocalStore, Stacks } from './engine.ts';
import { eventPattern } from './event-pattern.ts';
import { shapeInput } from './input-transformer.ts';
import type { OffsetClock } from './platform-clock.ts';
import type { Queues } from './queues.ts';
import { account, region } from './resource-names.ts';
import { StartRefused } from './start-refused.ts';

type Envelope = Readonly<Record<string, unknown>>;

interface Target {
  readonly Arn: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputTemplate: string;
    readonly InputPathsMap?: Readonly<Record<string, string>>;
  };
}

interface Rule {
  readonly bus: string;
  readonly matches: (event: unknown) => boolean;
  readonly targets: readonly Target[];
}

interface Archive {
  readonly id: string;
  readonly bus: string;
  readonly matches: (event: unknown) => boolean;
  readonly kept: Collection<Envelope>;
}

interface Surroundings {
  readonly stacks: Stacks;
  readonly store: LocalStore;
  readonly clock: OffsetClock;
  readonly activity: Activity;
  readonly queues: Queues;
  readonly invocations: AsyncInvocations;
}

/** EventBridge: buses, rules with their patterns and targets, archives. An event is kept wherever it goes before it is accepted. */
export class EventBuses {
  readonly #around: Surroundings;
  readonly #buses: ReadonlySet<string>;
  readonly #rules: readonly Rule[];
  readonly #archives: readonly Archive[];
  #number = 0;

  constructor(around: Surroundings) {
    const { stacks, store } = around;
    this.#around = around;
    this.#buses = new Set(['default', ...stacks.ofType('AWS::Events::EventBus').map(({ physicalId }) => physicalId)]);
    this.#rules = stacks.ofType('AWS::Events::Rule').map(({ id, properties }) => {
      if (properties.ScheduleExpression)
        throw new StartRefused(`The rule ${id} has a schedule: EventBridge Scheduler is what the platform runs`);
      const targets = (properties.Targets ?? []) as Target[];
      for (const { Arn } of targets) this.#checkTarget(id, Arn);
      const isOn = properties.State !== 'DISABLED';
      return {
        bus: busName(properties.EventBusName),
        matches: isOn ? eventPattern(properties.EventPattern) : () => false,
        targets,
      };
    });
    this.#archives = stacks.ofType('AWS::Events::Archive').map(({ id, physicalId, properties }) => ({
      id,
      bus: busName(properties.SourceArn),
      matches: properties.EventPattern ? eventPattern(properties.EventPattern) : () => true,
      kept: store.collection<Envelope>(`archive ${physicalId}`),
    }));
  }

  get names(): readonly string[] {
    return [...this.#buses];
  }

  has(bus: string | undefined): boolean {
    return this.#buses.has(busName(bus));
  }

  /** Resolves names and ARNs; throws where there is no such bus. Returns the events' ids. */
  put(bus: string, entries: readonly BusEvent[]): string[] {
    if (!this.has(bus)) throw new Error(`There is no event bus ${bus}`);
    const envelopes = entries.map((entry) => this.#envelope(entry));
    this.#around.store.transaction(() => {
      for (const event of envelopes) this.#archive(busName(bus), event);
    });
    for (const event of envelopes) this.#route(busName(bus), event);
    return envelopes.map(({ id }) => String(id));
  }

  /** Puts what an archive kept of `from` ≤ time < `to` through the bus's rules again, marked as a replay. */
  replay(archiveId: string, from: Date, to: Date): number {
    const archive = this.#archives.find(({ id }) => id === archiveId || this.#around.stacks.get(archiveId)?.id === id);
    if (!archive) throw new Error(`There is no archive ${archiveId}`);
    const between = ({ time }: Envelope) => String(time) >= from.toISOString() && String(time) < to.toISOString();
    const events = archive.kept
      .list()
      .map(({ value }) => value)
      .filter(between);
    const name = randomUUID();
    for (const event of events) this.#route(archive.bus, { ...event, 'replay-name': name });
    return events.length;
  }

  #checkTarget(rule: string, arn: string): void {
    const type = this.#around.stacks.get(arn)?.type ?? 'nothing that the templates have';
    const known = [
      'AWS::Lambda::Function',
      'AWS::SQS::Queue',
      'AWS::Events::EventBus',
      'AWS::SNS::Topic',
      'AWS::Logs::LogGroup',
    ];
    if (!known.includes(type))
      throw new StartRefused(`The rule ${rule} has the target ${arn} (${type}), which the local platform does not run`);
  }

  #envelope({ source, detailType, detail, resources = [], time }: BusEvent): Envelope {
    const at = (time ?? this.#around.clock.now()).toISOString();
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account,
      time: at,
      region,
      resources,
      detail,
    };
  }

  #archive(bus: string, event: Envelope): void {
    this.#number += 1;
    const key = `${event['time']} ${String(this.#number).padStart(9, '0')} ${event['id']}`;
    for (const archive of this.#archives)
      if (archive.bus === bus && archive.matches(event)) archive.kept.put(key, event);
  }

  #route(bus: string, event: Envelope): void {
    this.#around.activity.note();
    for (const rule of this.#rules) {
      if (rule.bus !== bus || !rule.matches(event)) continue;
      for (const target of rule.targets) this.#send(target, event);
    }
  }

  #send(target: Target, event: Envelope): void {
    const { stacks, queues, invocations } = this.#around;
    const resource = stacks.get(target.Arn);
    if (resource?.type === 'AWS::SQS::Queue') queues.get(target.Arn).send(JSON.stringify(shapeInput(target, event)));
    if (resource?.type === 'AWS::Lambda::Function') void invocations.invoke(resource.arn, shapeInput(target, event));
    if (resource?.type === 'AWS::Events::EventBus') this.#route(resource.physicalId, event);
  }
}

const busName = (bus: string | undefined): string =>
  bus === undefined ? 'default' : bus.replace(/^.*event-bus\//, '');
