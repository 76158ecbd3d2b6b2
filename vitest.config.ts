import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { messagesPlugin } from './scripts/messages-plugin.ts';

/** Milliseconds. What tests start and wait for may take long on a busy machine, but nothing may hang for ever. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000, interval: 20 } } };

/**
 * A test’s tier is in its file’s name: `x.test.ts` is a unit test; `x.engine.test.ts` needs a real database, model, thread or
 * process; `x.endurance.test.ts` starts the program again and again. `scripts/test.ts` runs the tiers in turn.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    // Starting a process for each file and loading everything again is a third of the time; no test changes what others see.
    isolate: false,
    // Processes and threads that tests start load the sources anew each time; compiled once, they load faster.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/nearnote/compiled') },
    // Tests wait for processes and disks more than they compute.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        plugins: [messagesPlugin(import.meta.dirname)],
        test: {
          name: 'unit',
          // Tests read the styles as text; otherwise they would find them empty.
          css: true,
          include: ['{src,bench,scripts,e2e}/**/*.test.ts'],
          // Peers of a bench bring tests of their own.
          exclude: ['**/node_modules/**', '**/*.{browser,engine,endurance}.test.ts'],
          testTimeout: 60_000,
          expect: { poll: { timeout: 30_000, interval: 20 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['{src,e2e}/**/*.engine.test.ts'],
          globalSetup: 'src/engine/testing/template.ts',
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: 'endurance',
          include: ['src/**/*.endurance.test.ts'],
          globalSetup: 'src/engine/testing/template.ts',
          ...patience,
        },
      },
    ],
  },
});
