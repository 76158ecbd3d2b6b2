import { defineConfig, mergeConfig } from 'vitest/config';
import unitTests from './vitest.config.ts';

/** Tests that take minutes, because they start the program many times: apart from those that a person runs while working. */
export default mergeConfig(
  { ...unitTests, test: { ...unitTests.test, include: [] } },
  defineConfig({ test: { include: ['src/**/*.endurance.ts'] } }),
);
