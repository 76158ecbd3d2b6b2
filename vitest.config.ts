import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,bench,scripts}/**/*.test.ts'],
    globalSetup: 'src/engine/testing/template.ts',
    // Tests start processes and databases; on a busy machine each may take seconds, none may hang for ever.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // To start a process for each file and load everything again is a third of the time; no test changes what others see.
    isolate: false,
    // Processes and threads that tests start load the sources anew each time; compiled once, they load in less.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/nearnote/compiled') },
    // They wait for processes and disks more than they compute.
    maxWorkers: '100%',
  },
});
