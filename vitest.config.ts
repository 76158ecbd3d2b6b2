import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: 'src/engine/testing/template.ts',
    // Tests start processes and databases; on a busy machine each may take seconds, none may hang for ever.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // They wait for processes and disks more than they compute.
    maxWorkers: '100%',
  },
});
