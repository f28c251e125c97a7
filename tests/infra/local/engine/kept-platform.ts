/**
 * A platform in a process of its own, for a test to kill. Arguments: the assembly and DIR. Puts a note and a message that
 * its consumer cannot deal with yet, moves the clock, says `ready`, and waits.
 */
import { startEngine } from '../../../../infra/local/engine/start-engine.ts';

const [assembly = '', data = ''] = process.argv.slice(2);
const engine = await startEngine({ assembly, data, ports: { aws: 0, dynamodb: 0 }, issuer: 'http://localhost:1' });
await engine.invoke('keep-note', { pk: 'kept', sk: 'before the kill' });
const aWeekAhead = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
await engine.moveClock(new Date(`${aWeekAhead}T10:00:00Z`));
await engine.putEvents('advice', [
  { source: 'ehc-advice', detailType: 'AdviceSubmitted', detail: { id: 'in the queue' } },
]);
process.stdout.write('ready\n');
setInterval(() => {}, 1000);
