import { addStage, adviceApp } from './advice-platform.ts';
import { bundleFunctions } from './constructs/function-bundles.ts';
import { LondonSchedule } from './constructs/london-schedule.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { countFindings } from './findings.ts';
import { StageRefused, stageOf } from './stages.ts';

// The CDK app: a stage goes in, its stacks come out. `-c stage=NAME`, and for a stage on one's own machine `-c publicOrigin=URL`.
try {
  const app = adviceApp();
  const settings = stageOf(app);
  const { codeOf } = await bundleFunctions();
  const stacks = addStage(app, settings, codeOf);
  const findings = countFindings(app);
  const all = stacks.flatMap((stack) => stack.node.findAll());
  const functions = all.filter((construct) => construct instanceof ServiceFunction).length;
  const schedules = all.filter((construct) => construct instanceof LondonSchedule).length;
  console.log(
    `stage ${settings.stage}: ${stacks.length} stacks, ${functions} functions, ${schedules} schedules, findings ${findings}`,
  );
} catch (error) {
  if (!(error instanceof StageRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
