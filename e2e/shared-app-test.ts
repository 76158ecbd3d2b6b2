import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { type RunningApp, runtime } from './runtime.ts';
import { searchBox, upToDate, vault } from './window.ts';

interface SharedFixtures {
  /** The app with the scenarios’ vault in its library, at work since before this scenario. */
  app: RunningApp;
  /** Its page, loaded anew. */
  page: Page;
  /** Whether an error in the page's console fails the scenario. */
  expectQuietConsole: boolean;
}

/**
 * For scenarios that leave the library as it is. Starting an app and taking notes in is most of what a scenario takes:
 * these share one app, started anew only after a scenario has failed.
 */
export const test = base.extend<SharedFixtures, { libraryOfNotes: RunningApp }>({
  expectQuietConsole: [true, { option: true }],

  libraryOfNotes: [
    // Playwright reads a fixture's dependencies from its first parameter, which must be a pattern even when it has none.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const userData = await mkdtemp(join(tmpdir(), 'nearnote-e2e-'));
      const app = await runtime.launch(userData);
      app.page.setDefaultTimeout(20_000);
      await dropOn(app.page, [vault]);
      await upToDate(app.page);
      await use(app);
      await app.quit();
      await rm(userData, { recursive: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  app: async ({ libraryOfNotes: app, expectQuietConsole }, use) => {
    const before = await app.complaints();
    await app.page.reload();
    await searchBox(app.page).waitFor();
    const consoleErrors: string[] = [];
    const hear = (message: { type(): string; text(): string }) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    };
    const hearError = (error: Error) => void consoleErrors.push(error.message);
    app.page.on('console', hear).on('pageerror', hearError);
    await use(app);
    app.page.off('console', hear).off('pageerror', hearError);
    expect.soft(await app.complaints()).toEqual(before);
    if (expectQuietConsole) expect.soft(consoleErrors).toEqual([]);
  },

  page: async ({ app }, use) => use(app.page),
});

export { expect };
