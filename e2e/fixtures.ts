import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsoleMessage, Page } from 'playwright/test';

/** Gives a new, empty folder, which is removed afterwards. */
export async function withTemporaryFolder(prefix: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await use(folder);
  await rm(folder, { recursive: true, maxRetries: 5 });
}

/** Gathers the errors of a page's console into a list. @returns what ends that. */
export function hearErrors(page: Page, errors: string[]): () => void {
  const hear = (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(message.text());
  };
  const hearThrown = (error: Error) => void errors.push(error.message);
  page.on('console', hear).on('pageerror', hearThrown);
  return () => void page.off('console', hear).off('pageerror', hearThrown);
}
