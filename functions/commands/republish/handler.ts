import * as z from 'zod';
import type { DirectoryStore } from '../../../shared/application/ports/directory-store.ts';
import { type RepublishPorts, republishDecisions } from '../../../shared/application/republish-decisions.ts';
import { type Command, CommandRefused, readFlags } from '../../../shared/commands/command.ts';
import type { Where } from '../../../shared/contracts/commands/where.ts';
import { IsoDate } from '../../../shared/domain/calendar/days.ts';

type Ports = RepublishPorts & { readonly directory: Pick<DirectoryStore, 'council'> };

const USAGE = 'republish -- --council ID --since DATE (--stage NAME | --local PORT)';

/** Puts a council's decisions since a London day on the bus again, and says how many. */
export const republishCommand =
  (open: (where: Where) => Promise<Ports>): Command =>
  async (args) => {
    const { flags, where } = readFlags(args, USAGE, z.object({ council: z.string(), since: IsoDate }));
    const ports = await open(where);
    if (!(await ports.directory.council(flags.council)))
      throw new CommandRefused([`There is no council ${flags.council}`]);
    const today = ports.clock.today();
    if (flags.since > today) throw new CommandRefused([`--since ${flags.since} is after today, ${today}`]);
    const { decisions, notAccepted } = await republishDecisions(ports, flags);
    if (notAccepted.length === 0) return [`decisions ${decisions}`];
    const which = notAccepted.slice(0, 20).map(({ key, version }) => `not accepted: ${key} version ${version}`);
    throw new CommandRefused([`The bus did not accept ${notAccepted.length} of ${decisions} decisions`, ...which]);
  };
