import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface RuleSet {
  readonly forbidden: readonly { readonly name: string }[];
  readonly options: ICruiseOptions;
}
export const rules: RuleSet = createRequire(import.meta.url)(path.join(ROOT, '.dependency-cruiser.cjs'));

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What the import rules find in a tree with the house's folders; `modules` so that an empty run is noticed. */
export const violationsIn = async (
  baseDir: string,
  folders: readonly string[],
): Promise<{ readonly modules: number; readonly violations: readonly Violation[] }> => {
  const { output } = await cruise([...folders], {
    ...rules.options,
    baseDir,
    preserveSymlinks: true,
    validate: true,
    ruleSet: { forbidden: rules.forbidden as never, options: {} } as never,
    ...({ tsConfig: { fileName: path.join(ROOT, 'tsconfig.json') } } as object),
  });
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
};

export { ROOT };
