import { describe, expect, it } from 'vitest';
import { republishCommand } from '../../../functions/commands/republish/handler.ts';
import { eventsOf } from '../../../shared/application/decision-events.ts';
import type { BusEvent, EventBus } from '../../../shared/application/ports/event-bus.ts';
import { anAssessment, aRequest } from '../../builders/assessments.ts';
import { aChange } from '../../builders/changes.ts';
import { aCouncil } from '../../builders/council.ts';
import { FixedClock } from '../../fakes/fixed-clock.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { memoryRecords } from '../../fakes/memory-records.ts';
import { portsAt, typed } from './platform-at.ts';

/** Takes every event, but those that `refuses` names, so many times. */
class FakeBus implements EventBus {
  readonly taken: BusEvent[] = [];
  refuses: (event: BusEvent) => boolean = () => false;

  async put(events: readonly BusEvent[]) {
    const failed = events.flatMap((event, index) => (this.refuses(event) ? [index] : []));
    this.taken.push(...events.filter((_, index) => !failed.includes(index)));
    return { failed };
  }
}

const keyOf = (n: number) => `K3M9Q2XA${String(n).padStart(4, '0')}`;
/** A decision for each of five days up to the clock's, 2 March. */
const atWork = async () => {
  const paused: number[] = [];
  const ports = {
    ...memoryRecords(),
    bus: new FakeBus(),
    clock: new FixedClock('2026-03-02T12:00:00.000Z'),
    pause: async (milliseconds: number) => void paused.push(milliseconds),
    log: new MemoryLog(),
  };
  await ports.directory.putCouncil(aCouncil());
  await ports.directory.putCouncil(aCouncil({ id: 'moor' }));
  const changes = ['02-26', '02-27', '02-28', '03-01', '03-02'].map((day, n) =>
    aChange(null, anAssessment({ key: keyOf(n), ref: `EHC-${n}`, requests: [aRequest()] }), {
      at: `2026-${day}T10:00:00.000Z`,
      facts: [
        { fact: 'AdviceAcknowledged', request: 1, on: `2026-${day}`, expectedOn: null },
        { fact: 'LinksRevoked', request: 1, at: `2026-${day}T10:00:00.000Z` },
      ],
    }),
  );
  await ports.assessments.appendMany(changes);
  return { ports, paused, decisions: changes.map(({ decision }) => decision), ...portsAt(ports) };
};

describe('npm run republish', () => {
  it('puts the decisions since a day on the bus again, as they were first', async () => {
    const { ports, open, opened, decisions } = await atWork();
    expect(await typed(republishCommand(open), '--council vale --since 2026-02-28 --stage prod')).toEqual({
      code: 0,
      out: ['decisions 3'],
      err: [],
    });
    expect(opened).toEqual([{ stage: 'prod' }]);
    expect(ports.bus.taken).toEqual(decisions.slice(2).flatMap(eventsOf));
    expect(ports.bus.taken).toHaveLength(3);
  });

  it('takes another council’s decisions for its own never', async () => {
    const { ports, open } = await atWork();
    expect((await typed(republishCommand(open), '--council moor --since 2026-01-01 --local 3000')).out).toEqual([
      'decisions 0',
    ]);
    expect(ports.bus.taken).toEqual([]);
  });

  it('offers again what the bus did not accept, and only that', async () => {
    const { ports, open, paused, decisions } = await atWork();
    let times = 2;
    ports.bus.refuses = ({ detail }) => JSON.stringify(detail).includes(keyOf(3)) && times-- > 0;
    expect((await typed(republishCommand(open), '--council vale --since 2026-02-26 --stage prod')).out).toEqual([
      'decisions 5',
    ]);
    expect(ports.bus.taken).toEqual(decisions.flatMap(eventsOf));
    expect(paused).toEqual([400, 800]);
  });

  it('names what the bus never accepted, after the rest, and ends with 1', async () => {
    const { ports, open } = await atWork();
    ports.bus.refuses = ({ detail }) => JSON.stringify(detail).includes(keyOf(1));
    expect(await typed(republishCommand(open), '--council vale --since 2026-02-26 --stage prod')).toEqual({
      code: 1,
      out: [],
      err: ['The bus did not accept 1 of 5 decisions', `not accepted: ${keyOf(1)} version 1`],
    });
    expect(ports.bus.taken).toHaveLength(4);
  });

  it.each([
    ['--council nowhere --since 2026-02-26', ['There is no council nowhere']],
    ['--council vale --since 2026-03-03', ['--since 2026-03-03 is after today, 2026-03-02']],
    [
      '--council vale --since 2026-02-30',
      ['--since 2026-02-30: This date does not exist', expect.stringContaining('Usage')],
    ],
  ])('refuses %s', async (line, err) => {
    const { ports, open } = await atWork();
    expect(await typed(republishCommand(open), `${line} --stage prod`)).toEqual({ code: 1, out: [], err });
    expect(ports.bus.taken).toEqual([]);
  });
});
