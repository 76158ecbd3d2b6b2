import type { Page } from 'playwright/test';
import { percentile } from '../src/cli/eval/metrics.ts';
import { largest } from './timing.ts';
import { type Watched, watchInPage } from './watch-in-page.ts';

/** Begins to watch a page’s keys, shifts and frames, or begins anew. */
export async function startWatching(page: Page): Promise<void> {
  await page.evaluate(watchInPage);
}

export function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => ({
    shifts: window.nearnoteWatch?.shifts ?? [],
    gaps: window.nearnoteWatch?.gaps ?? [],
  }));
}

/** Milliseconds from each key that changed the list’s hits to the frame that shows the change. */
export function painted(page: Page): Promise<number[]> {
  return page.evaluate(() => window.nearnoteWatch?.keys ?? []);
}

/** The times of `painted` in a line. */
export function toldPainted(keys: number[]): string {
  return `p50 ${percentile(keys, 0.5).toFixed(0)} ms  p95 ${percentile(keys, 0.95).toFixed(0)} ms  max ${largest(keys).toFixed(0)} ms (${keys.length} changes of the list)`;
}
