import { test as base, expect, type Page } from 'playwright/test';
import { beginEvidence, keepEvidence } from './evidence.ts';
import { collectComplaints, withTemporaryFolder } from './fixtures.ts';
import type { RunningApp } from './running-app.ts';
import { runtime } from './runtime.ts';

interface AppFixtures {
  /** A new, empty folder for everything the app keeps. */
  userData: string;
  /** A new, empty folder for notes that the scenario writes. */
  notes: string;
  /** Starts the app on `userData`; apps that are still running at the end are quit. */
  launch: () => Promise<RunningApp>;
  /** The app, started with an empty library. */
  app: RunningApp;
  page: Page;
  /** Whether an error or a warning in the page’s console fails the scenario. */
  expectQuietConsole: boolean;
}

export const test = base.extend<AppFixtures>({
  expectQuietConsole: [true, { option: true }],

  // Playwright reads a fixture’s dependencies from its first parameter, which must be a pattern even when it has none.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  userData: async ({}, use) => withTemporaryFolder('nearnote-e2e-', use),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  notes: async ({}, use) => withTemporaryFolder('nearnote-notes-', use),

  launch: async ({ userData, expectQuietConsole }, use, info) => {
    const launched: RunningApp[] = [];
    const consoleComplaints: string[] = [];
    await use(async () => {
      const app = await runtime.launch(userData);
      app.page.setDefaultTimeout(20_000);
      launched.push(app);
      await beginEvidence(app);
      collectComplaints(app.page, consoleComplaints);
      return app;
    });
    const running = launched.filter((each) => each.isRunning());
    await keepEvidence(running, info);
    for (const app of running) {
      expect.soft(await app.complaints()).toEqual([]);
      await app.quit();
    }
    if (expectQuietConsole) expect.soft(consoleComplaints).toEqual([]);
  },

  app: async ({ launch }, use) => use(await launch()),
  page: async ({ app }, use) => use(app.page),
});

export { expect };
