import { defineConfig } from 'vitest/config';

// What Stryker runs: the tests of the rules alone, which are the ones that must notice when a rule is changed.
export default defineConfig({ test: { include: ['tests/domain/**/*.test.ts'], testTimeout: 20_000 } });
