import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsoleMessage, Page } from 'playwright/test';

/** Calls `use` with a new, empty folder, and removes it afterwards. */
export async function withTemporaryFolder(prefix: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await use(folder);
  await rm(folder, { recursive: true, maxRetries: 5 });
}

/** Collects the errors of a page’s console in a list. @returns a function that stops it. */
export function collectErrors(page: Page, errors: string[]): () => void {
  const onMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(message.text());
  };
  const onError = (error: Error) => void errors.push(error.message);
  page.on('console', onMessage).on('pageerror', onError);
  return () => void page.off('console', onMessage).off('pageerror', onError);
}
