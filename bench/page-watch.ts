import type { Page } from 'playwright/test';
import { percentile } from '../src/cli/eval/metrics.ts';
import { largest } from './timing.ts';

/** What a page went through since `startWatching`. */
export interface Watched {
  /** Scores of all layout shifts, those soon after an input among them: a list that jumps under a user’s typing counts. */
  shifts: number[];
  /** Milliseconds between one frame and the next. */
  gaps: number[];
}

interface Watch extends Watched {
  /** Milliseconds from a key to the frame after the list has other hits, or has them in another order. */
  keys: number[];
}

declare global {
  interface Window {
    nearnoteWatch?: Watch;
  }
}

/** Begins to watch a page’s keys, shifts and frames, or begins anew. */
export async function startWatching(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isFirst = window.nearnoteWatch === undefined;
    const fresh: Watch = { keys: [], shifts: [], gaps: [] };
    window.nearnoteWatch = fresh;
    if (!isFirst) return;
    const watch = (): Watch => window.nearnoteWatch ?? fresh;

    let pressed: number | null = null;
    addEventListener('input', (event) => (pressed = event.timeStamp), true);
    let hits = '';
    new MutationObserver((changes) => {
      const isList = changes.some(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest('[aria-label=Results]'),
      );
      if (!isList) return;
      const lines = document.querySelectorAll('[aria-label=Results] [role=option]');
      const now = Array.from(lines, ({ id }) => id).join(' ');
      // A sentence that arrives later, in the hits that are there, is no answer to a key that has changed none of them.
      const isSame = now === hits;
      hits = now;
      if (isSame || pressed === null) return;
      const from = pressed;
      pressed = null;
      // A task that is queued in a frame runs once the frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => watch().keys.push(performance.now() - from);
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });

    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // TypeScript’s library does not know this kind of entry.
        const score: unknown = Reflect.get(entry, 'value');
        if (typeof score === 'number') watch().shifts.push(score);
      }
    }).observe({ type: 'layout-shift' });

    let last = performance.now();
    const frame = (): void => {
      const at = performance.now();
      watch().gaps.push(at - last);
      last = at;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
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
