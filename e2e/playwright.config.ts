import { defineConfig } from 'playwright/test';
import { runtime } from './runtime.ts';
import { standinRuntime } from './runtime-standin.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  globalSetup: './prepare.ts',
  // A scenario waits more than its app computes. On Electron two windows would share a screen, and its focus.
  workers: runtime === standinRuntime ? 2 : 1,
  timeout: 150_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
