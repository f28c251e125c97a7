import type { LocalFunction } from '../../engine/engine.ts';
import { escaped, htmlPage } from '../html-page.ts';
import { type ConsoleAnswer, problem } from './answer.ts';

/** The newest lines that a function logged, newest last. */
export function logPage(fn: LocalFunction | undefined): ConsoleAnswer {
  if (!fn) return problem(404, 'There is no such function');
  const lines = fn.log.length > 0 ? fn.log.join('\n') : 'It has logged nothing since this start.';
  return { status: 200, html: htmlPage(fn.name, `<p><a href="/local">Back</a></p><pre>${escaped(lines)}</pre>`) };
}
