import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, rules, violationsIn } from './import-rules.ts';

/** For each rule, files that break it. */
const SEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'domain-is-pure': { 'shared/domain/seed.ts': "import 'node:fs';" },
  'contracts-know-only-domain': {
    'shared/contracts/seed.ts': "import '../lambda/seed-of.ts';",
    'shared/lambda/seed-of.ts': 'export const it = 1;',
  },
  'application-knows-no-technology': { 'shared/application/seed.ts': "import '@aws-sdk/client-dynamodb';" },
  'adapters-implement-ports': {
    'shared/adapters/ses/seed.ts': "import '../dynamodb/seed-of.ts';",
    'shared/adapters/dynamodb/seed-of.ts': 'export const it = 1;',
  },
  'runtime-knows-no-adapters': {
    'shared/lambda/seed.ts': "import '../adapters/ses/seed-of.ts';",
    'shared/adapters/ses/seed-of.ts': 'export const it = 1;',
  },
  'pages-are-pure': {
    'shared/pages/seed.ts': "import '../application/seed-of.ts';",
    'shared/application/seed-of.ts': 'export const it = 1;',
  },
  'sdk-only-in-adapters-and-wiring': { 'functions/api/one/handler.ts': "import '@aws-sdk/client-dynamodb';" },
  'handlers-get-adapters-injected': {
    'functions/api/one/handler.ts': "import '../../../shared/adapters/ses/seed-of.ts';",
    'shared/adapters/ses/seed-of.ts': 'export const it = 1;',
  },
  'env-schema-is-leaf': {
    'functions/api/one/env.ts': "import './handler.ts';",
    'functions/api/one/handler.ts': 'export const it = 1;',
  },
  'functions-are-independent': {
    'functions/api/one/handler.ts': "import '../../events/two/handler.ts';",
    'functions/events/two/handler.ts': 'export const it = 1;',
  },
  'cdk-only-in-infra': { 'shared/lambda/seed.ts': "import 'constructs';" },
  'infra-sees-declarations-only': {
    'infra/constructs/seed.ts': "import '../../shared/domain/seed-of.ts';",
    'shared/domain/seed-of.ts': 'export const it = 1;',
  },
  'gallery-sees-templates-only': {
    'infra/local/edge/console/mail-gallery.ts': "import '../../../../shared/application/seed-of.ts';",
    'shared/application/seed-of.ts': 'export const it = 1;',
  },
  'stacks-do-not-import-each-other': {
    'infra/stacks/seed.ts': "import './seed-of.ts';",
    'infra/stacks/seed-of.ts': 'export const it = 1;',
  },
  'production-never-imports-tests': {
    'shared/lambda/seed.ts': "import '../../tests/builders/seed-of.ts';",
    'tests/builders/seed-of.ts': 'export const it = 1;',
  },
  'no-drawer-modules': {
    'shared/lambda/seed.ts': "import './helpers.ts';",
    'shared/lambda/helpers.ts': 'export const it = 1;',
  },
  'no-circular': {
    'shared/domain/seed.ts': "import './seed-of.ts';",
    'shared/domain/seed-of.ts': "import './seed.ts';",
  },
  'no-orphans': { 'shared/domain/seed.ts': 'export const it = 1;' },
  'not-to-unresolvable': { 'shared/lambda/seed.ts': "import './nowhere.ts';" },
  'no-dev-dep-in-runtime': { 'shared/lambda/seed.ts': "import 'sass';" },
};

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

const plant = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seeded-'));
  made.push(folder);
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  symlinkSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), `${source}\n`);
  }
  return folder;
};

describe('the import rules of the house', () => {
  it('hold in this tree', async () => {
    const { modules, violations } = await violationsIn(ROOT, ['infra', 'functions', 'shared', 'tests']);
    expect(modules).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  });

  it('each have a seeded violation here', () => {
    expect(Object.keys(SEEDS).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(SEEDS))('%s is seen to fail on its seeded violation', async (rule, files) => {
    const folders = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
    const { violations } = await violationsIn(plant(files), folders);
    expect(violations.filter((one) => one.rule === rule && one.from in files)).not.toEqual([]);
  });
});
