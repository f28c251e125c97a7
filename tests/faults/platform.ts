import { recordMailOutcomes } from '../../functions/events/record-mail-outcome/handler.ts';
import { updateScorecardHandler } from '../../functions/events/update-scorecard/handler.ts';
import { chaseAdviceDaily } from '../../functions/schedules/chase-advice/handler.ts';
import { reconcileScorecardHandler } from '../../functions/schedules/reconcile-scorecard/handler.ts';
import { unstick } from '../../functions/schedules/unstick/handler.ts';
import { publishEvents } from '../../functions/streams/publish-events/handler.ts';
import { sendMails } from '../../functions/streams/send-mail/handler.ts';
import { decisionInStream, mailInStream } from '../../shared/adapters/dynamodb/stream-image.ts';
import type { MailStore } from '../../shared/application/ports/mail-store.ts';
import type { ScorecardStore } from '../../shared/application/ports/scorecard-store.ts';
import { republishDecisions } from '../../shared/application/republish-decisions.ts';
import { MEASURES } from '../../shared/contracts/schedules/measures.ts';
import { londonInstant, plusDays } from '../../shared/domain/calendar/london-days.ts';
import { CONTEXT, streamOf } from '../builders/lambda-events.ts';
import { SeededSecrets } from '../fakes/seeded-secrets.ts';
import { ChaseWatch } from './chase-watch.ts';
import { Delivery, FakeBus } from './fake-bus.ts';
import { FakeSes, type News } from './fake-ses.ts';
import { inSmallPages } from './faulty-ports.ts';
import { running } from './process.ts';
import { QueueFlow } from './queue-flow.ts';
import type { Stores, Tables } from './stores.ts';
import { StreamFlow } from './stream-flow.ts';
import type { World } from './world.ts';

/** A wrong way to build a part, kept to see that the simulation finds it. */
export interface Mutant {
  readonly name: string;
  readonly sending?: (mails: MailStore, now: () => string) => MailStore;
  readonly counting?: (scorecard: ScorecardStore) => ScorecardStore;
}

const SETTINGS = { PUBLIC_ORIGIN: 'https://advice.example.gov.uk', MAIL_FROM: 'advice@example.gov.uk' };
const SECOND_PAGE = 'the second page of the chase';
const imageOf = (item: object): unknown => streamOf([item]).Records[0]?.dynamodb?.NewImage;

/** The platform of one history: its real functions, what starts them, and the people who look after it. */
export class Platform {
  readonly world: World;
  readonly tables: Tables;
  readonly ses: FakeSes;
  readonly streams: readonly [now: StreamFlow, batch: StreamFlow, decisions: StreamFlow];
  readonly queues: readonly [scorecard: QueueFlow, outcomes: QueueFlow];
  /** Records of streams that fail whenever they are read. */
  readonly poisoned = new Set<unknown>();
  /** The next record of any stream is to be one. */
  poisonNext = false;
  /** What people's requests are given. */
  readonly ports: Stores & Pick<World, 'clock' | 'log'> & { readonly secrets: SeededSecrets };
  /** Every mail that there is. */
  readonly mails = new Set<string>();
  readonly #chases = new ChaseWatch();
  readonly #bus: FakeBus;
  readonly #functions: ReturnType<Platform['handlers']>;

  constructor(world: World, tables: Tables, seed: string, mutant: Mutant | null) {
    this.world = world;
    this.tables = tables;
    this.ses = new FakeSes(world);
    const { clock, log } = world;
    this.ports = { ...tables.faulty, clock, log, secrets: new SeededSecrets(seed) };
    const answered = async <T>(name: string, does: () => Promise<T>): Promise<T | null> =>
      (await world.run(name, does))?.value ?? null;
    const follow = (name: string, size: number, handler: () => 'send' | 'publish') =>
      new StreamFlow(name, size, (event) => answered(name, () => this.#functions[handler()](event, CONTEXT)));
    const take = (name: string, size: number, handler: () => 'update' | 'record') =>
      new QueueFlow(name, size, world.random.of(name), (event) =>
        answered(name, () => this.#functions[handler()](event, CONTEXT)),
      );
    this.streams = [
      follow('send-mail now', 5, () => 'send'),
      follow('send-mail batch', 10, () => 'send'),
      follow('publish-events', 100, () => 'publish'),
    ];
    this.queues = [take('update-scorecard', 100, () => 'update'), take('record-mail-outcome', 10, () => 'record')];
    for (const queue of this.queues) queue.onReordered = () => world.fault('event-reordered');
    this.#bus = new FakeBus(world, new Delivery(world), this.queues[0]);
    this.#functions = this.handlers(mutant);
    this.#listen();
  }

  /** The functions, as their `index.ts` puts them together. */
  handlers(mutant: Mutant | null) {
    const { ports, world, ses } = this;
    const measures = { note: (name: string, _unit: string, value: number) => this.#measured(name, value) };
    const turn = async () => running.getStore()?.giveWay();
    const paces = { now: { turn, slower: () => undefined }, batch: { turn, slower: () => undefined } };
    const mails = mutant?.sending?.(ports.mails, world.clock.now) ?? ports.mails;
    const scorecard = mutant?.counting?.(ports.scorecard) ?? ports.scorecard;
    const read =
      <T>(reads: (image: unknown) => T) =>
      (image: unknown): T => {
        if (!this.poisoned.has(image)) return reads(image);
        world.fault('poison-record');
        throw new Error('This record fails whenever it is read');
      };
    const assessments = inSmallPages(ports.assessments, () => {
      const process = running.getStore();
      if (process?.diesOn !== SECOND_PAGE || process.dead) return;
      world.fault('chase-dies-on-second-page');
      process.dead = true;
    });
    return {
      send: sendMails({ ...ports, mails, measures, paces, mailer: ses }, SETTINGS, read(mailInStream)),
      publish: publishEvents({ bus: this.#bus, log: world.log }, read(decisionInStream)),
      update: updateScorecardHandler({ scorecard }),
      record: recordMailOutcomes({ ...ports, measures }),
      chase: chaseAdviceDaily({ ...ports, assessments, measures }),
      unstick: unstick({ ...ports, measures }),
      reconcile: reconcileScorecardHandler({ ...ports, measures }),
    };
  }

  /** One start of a function that time starts. False: it failed. */
  async start(name: 'chase' | 'unstick' | 'reconcile', event: unknown = {}, isToDie = false): Promise<boolean> {
    const { world } = this;
    if (name === 'chase') this.#chases.starts(world.now);
    const does = () => this.#functions[name](event, CONTEXT) as Promise<unknown>;
    const hasEnded = (await world.run(name, does, isToDie ? SECOND_PAGE : null)) !== null;
    if (name === 'chase' && hasEnded) this.#chases.ended(world.now);
    return hasEnded;
  }

  /** A person publishes a council's decisions since a day again. */
  async replay(council: string, since: string): Promise<void> {
    const { assessments, clock, log } = this.ports;
    const ports = { assessments, clock, log, bus: this.#bus, pause: async () => undefined };
    await this.world.run('republish', () => republishDecisions(ports, { council, since }));
  }

  /** A bounce may take its time: often it comes in the very minute in which a morning's digests go out. */
  #bouncesAt(): number {
    const { world } = this;
    if (!world.strikes(world.random, 0.5)) return 0;
    const day = plusDays(world.clock.today(), world.random.int(1, 4));
    return Date.parse(londonInstant(day, '08:02'));
  }

  #measured(name: string, value: number): void {
    const wrong = name === MEASURES.chaseAge ? this.#chases.contradicts(value, this.world.now) : null;
    if (wrong) this.world.violate('I10', wrong);
  }

  #listen(): void {
    const { world } = this;
    const [now, batch, decisions] = this.streams;
    const arrive = (stream: StreamFlow, item: object): void => {
      const image = imageOf(item);
      if (this.poisonNext) this.poisoned.add(image);
      this.poisonNext = false;
      stream.arrive(image);
    };
    world.onDecision = (decision) => arrive(decisions, { ...decision, v: 1, type: 'decision' });
    const lanes = { now, batch };
    world.onToSend = (id, lane) => {
      this.mails.add(id);
      arrive(lanes[lane], { id });
    };
    const delivery = new Delivery(world);
    const contentOf = (mail: string, eventType: News) => {
      const timestamp = new Date(world.now).toISOString();
      const of = { messageId: `ses-${mail}`, timestamp, tags: { mail: [mail] } };
      const bounce = { bounceType: 'Permanent', bounceSubType: 'General' };
      return { source: 'aws.ses', detail: { eventType, mail: of, ...(eventType === 'Bounce' && { bounce }) } };
    };
    this.ses.onNews = (mail, news) =>
      delivery.bringPerhaps(this.queues[1], contentOf(mail, news), news === 'Bounce' ? this.#bouncesAt() : 0);
    this.ses.onEarlyNews = async (mail, news) => {
      const event = { Records: [{ messageId: 'early', body: JSON.stringify(contentOf(mail, news)) }] };
      await world.run('record-mail-outcome', () => this.#functions.record(event as never, CONTEXT));
    };
  }
}
