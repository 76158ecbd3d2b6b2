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

/**
 * Collects what a page’s console shows of errors, and of the page’s own warnings: one at each drawing costs more time than
 * the drawing. @returns a function that stops it.
 */
export function collectComplaints(page: Page, complaints: string[]): () => void {
  const onMessage = (message: ConsoleMessage) => {
    // The browser’s own messages have no arguments.
    const isOwnWarning = message.type() === 'warning' && message.args().length > 0;
    if (message.type() === 'error' || isOwnWarning) complaints.push(message.text());
  };
  const onError = (error: Error) => void complaints.push(error.message);
  page.on('console', onMessage).on('pageerror', onError);
  return () => void page.off('console', onMessage).off('pageerror', onError);
}
