import type { Engine } from '../../engine/engine.ts';
import type { ConsoleAnswer } from './answer.ts';

/** Puts all that every archive kept on its bus again; answers when all that follows is over. */
export async function replayArchives(engine: Pick<Engine, 'stacks' | 'replay' | 'quiet'>): Promise<ConsoleAnswer> {
  let events = 0;
  // To the end of time: the clock may stand at the very instant of the newest event.
  for (const { id } of engine.stacks.ofType('AWS::Events::Archive'))
    events += await engine.replay(id, new Date(0), new Date('9999-12-31'));
  await engine.quiet();
  return { status: 200, json: { events } };
}
