import { describe, expect, it } from 'vitest';
import { rebuildScorecardCommand } from '../../../functions/commands/rebuild-scorecard/handler.ts';
import { assessmentsSheet, bookAndPage } from '../../../shared/domain/scorecard/sheet-names.ts';
import { anAssessment, aRequest } from '../../builders/assessments.ts';
import { aChange } from '../../builders/changes.ts';
import { aCouncil } from '../../builders/council.ts';
import { memoryRecords } from '../../fakes/memory-records.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';
import { portsAt, typed } from './platform-at.ts';

const MONTH = assessmentsSheet('2025-12');
const keyOf = (n: number) => `K3M9Q2XA${String(n).padStart(4, '0')}`;
const atWork = async (count: number) => {
  const ports = { ...memoryRecords(), scorecard: new MemoryScorecardStore() };
  await ports.directory.putCouncil(aCouncil());
  for (let n = 0; n < count; n += 1)
    await ports.assessments.append(
      aChange(null, anAssessment({ key: keyOf(n), ref: `EHC-${n}`, requests: [aRequest()] })),
    );
  return { ports, ...portsAt(ports) };
};

describe('npm run rebuild-scorecard', () => {
  it('says what differed, puts it right, and finds nothing the second time', async () => {
    const { open, opened } = await atWork(3);
    const command = rebuildScorecardCommand(open);
    const first = await typed(command, '--council vale --local 3000');
    expect(first).toMatchObject({ code: 0, err: [] });
    expect(opened).toEqual([{ local: 3000 }]);
    expect(first.out.slice(0, 2)).toEqual(['assessments 3', 'differences 3']);
    expect(first.out.slice(2)).toEqual([0, 1, 2].map((n) => `put right: the contribution of assessment ${keyOf(n)}`));
    expect((await typed(command, '--council vale --local 3000')).out).toEqual(['assessments 3', 'differences 0']);
  });

  it('names a sheet that was not its sum', async () => {
    const { ports, open } = await atWork(3);
    const command = rebuildScorecardCommand(open);
    await typed(command, '--council vale --local 3000');
    const { book, page } = bookAndPage(MONTH);
    const [sheet] = await ports.scorecard.book('vale', book, page, `${page}0`);
    await ports.scorecard.rewriteSheet('vale', {
      name: MONTH,
      revision: sheet?.revision ?? 0,
      counts: { requested: 99 },
    });
    const { out } = await typed(command, '--council vale --local 3000');
    expect(out.slice(1)).toEqual(['differences 1', `put right: the sheet ${MONTH}`]);
  });

  it('names twenty of many and counts the rest', async () => {
    const { open } = await atWork(25);
    const { out } = await typed(rebuildScorecardCommand(open), '--council vale --stage prod');
    expect(out[1]).toBe('differences 25');
    expect(out.at(-1)).toBe('put right: the contribution of assessment … and 5 more');
    expect(out).toHaveLength(2 + 20 + 1);
  });

  it('does nothing for a council that there is not', async () => {
    const { open } = await atWork(1);
    expect(await typed(rebuildScorecardCommand(open), '--council nowhere --stage prod')).toEqual({
      code: 1,
      out: [],
      err: ['There is no council nowhere'],
    });
  });
});
