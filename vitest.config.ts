import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts', 'tests/support/built-page.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A page in a real browser on a busy machine; nothing else comes near it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
