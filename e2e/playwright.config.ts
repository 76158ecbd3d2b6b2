import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  globalSetup: './prepare.ts',
  // Every scenario starts an app that uses all cores while it embeds.
  workers: 1,
  timeout: 150_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
