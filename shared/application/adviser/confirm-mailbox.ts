import type { VouchingPorts } from './hold-address.ts';
import type { LinkOpened } from './open-link.ts';

/** Somebody with the team's mailbox says that the test mail arrived. False: a newer test was sent. */
export const confirmMailbox = (
  ports: VouchingPorts,
  { council, team, link }: Extract<LinkOpened, { is: 'test' }>,
  name: string,
): Promise<boolean> =>
  ports.vouching.noteArrival({ council: council.id, team: team.code, mail: link.mail }, ports.clock.now(), name);
