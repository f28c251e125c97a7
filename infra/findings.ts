import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

const Report = z.object({
  pluginReports: z.array(z.object({ violations: z.array(z.object({ violatingConstructs: z.array(z.unknown()) })) })),
});

/** Synthesises, and counts what cdk-nag and the CDK's own rules found, by the report that is written beside the templates. */
export function countFindings(app: App): number {
  let refused = false;
  try {
    app.synth();
  } catch (error) {
    // The library has shown each finding and written its report by then; anything else that went wrong is thrown on.
    if (!String(error).includes('Validation failed')) throw error;
    refused = true;
  }
  const report = Report.parse(JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')));
  const findings = report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap((one) => one.violatingConstructs),
  );
  if (refused) process.exitCode = 1;
  return findings.length;
}
