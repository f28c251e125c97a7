import { openPaper } from '../../../shared/application/adviser/open-paper.ts';
import { notFound } from './messages.ts';
import { withSession } from './session-cookie.ts';

/** A paper that came with the request: the browser is sent to where it can be got for a minute. */
export const paper = withSession(async (_request, { ports, live }, { id = '', paper: paperId = '' }) => {
  const address = await openPaper(ports, live, id, paperId);
  return address ? { goTo: address } : notFound();
});
