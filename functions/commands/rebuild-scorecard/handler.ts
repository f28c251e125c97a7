import * as z from 'zod';
import type { AssessmentStore } from '../../../shared/application/ports/assessment-store.ts';
import type { DirectoryStore } from '../../../shared/application/ports/directory-store.ts';
import type { ScorecardStore } from '../../../shared/application/ports/scorecard-store.ts';
import { rebuildScorecard } from '../../../shared/application/scorecard/rebuild-scorecard.ts';
import { type Command, CommandRefused, readFlags } from '../../../shared/commands/command.ts';
import type { Where } from '../../../shared/contracts/commands/where.ts';

interface Ports {
  readonly assessments: AssessmentStore;
  readonly scorecard: ScorecardStore;
  readonly directory: Pick<DirectoryStore, 'council'>;
}

const USAGE = 'rebuild-scorecard -- --council ID (--stage NAME | --local PORT)';
const SHOWN = 20;

const listed = (what: string, names: readonly string[]): readonly string[] => [
  ...names.slice(0, SHOWN).map((name) => `${what} ${name}`),
  ...(names.length > SHOWN ? [`${what} … and ${names.length - SHOWN} more`] : []),
];

/** Compares all of a council's scorecard with its assessments, puts right what differed, and says so. */
export const rebuildScorecardCommand =
  (open: (where: Where) => Promise<Ports>): Command =>
  async (args) => {
    const { flags, where } = readFlags(args, USAGE, z.object({ council: z.string() }));
    const ports = await open(where);
    if (!(await ports.directory.council(flags.council)))
      throw new CommandRefused([`There is no council ${flags.council}`]);
    const { assessments, contributions, sheets } = await rebuildScorecard(ports, flags.council);
    return [
      `assessments ${assessments}`,
      `differences ${contributions.length + sheets.length}`,
      ...listed('put right: the contribution of assessment', contributions),
      ...listed('put right: the sheet', sheets),
    ];
  };
