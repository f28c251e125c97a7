import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Engine } from '../../engine/engine.ts';
import { ClockWouldGoBack } from '../../engine/platform-clock.ts';
import { type ConsoleAnswer, jsonBody, problem } from './answer.ts';
import { londonInstant, londonTime } from './london-time.ts';

const Moved = z.strictObject({ today: z.string(), time: z.string() });

/** Moves the platform's clock forward to a London time, and answers when everything that would have run in between has run. */
export async function setClock(
  engine: Pick<Engine, 'clock' | 'moveClock'>,
  request: IncomingMessage,
): Promise<ConsoleAnswer> {
  const asked = await jsonBody(request, Moved);
  const to = asked && londonInstant(asked.today, asked.time);
  if (!to)
    return problem(422, '{ "today": "2026-03-02", "time": "09:00" } is needed, a day and a time in London that exist');
  try {
    await engine.moveClock(to);
  } catch (error) {
    if (error instanceof ClockWouldGoBack) return problem(409, error.message);
    throw error;
  }
  return { status: 200, json: londonTime(engine.clock.now()) };
}
