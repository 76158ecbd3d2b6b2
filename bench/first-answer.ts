import type { Page } from 'playwright/test';

/** Moments of a start, in milliseconds since the epoch. */
interface FirstAnswer {
  /** The window shows the search box and the folders. */
  shown: number;
  /** The first hits have been painted, by words or complete. */
  painted: number;
  /** The complete answer has been painted. */
  complete: number;
}

/**
 * Types a whole question as soon as the window shows its search box and its folders. All of it is done and seen in the page: Playwright
 * looks for what it waits for up to half a second later, and its own typing takes as long as an answer.
 */
export function firstAnswer(page: Page, question: string): Promise<FirstAnswer> {
  return page.evaluate(async (asked) => {
    const now = (): number => performance.timeOrigin + performance.now();
    const drawn = async <T>(look: () => T | null): Promise<T> => {
      for (;;) {
        const seen = look();
        if (seen !== null) return seen;
        await new Promise(requestAnimationFrame);
      }
    };
    /** A task that is queued in a frame runs once the frame has been painted. */
    const painted = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(now());
          port2.postMessage(null);
        });
      });
    const box = await drawn(() => document.querySelector<HTMLInputElement>('[role=combobox]'));
    await drawn(() => document.querySelector('[role=tree] [role=treeitem][aria-level="1"]'));
    const shown = await painted();
    box.focus();
    document.execCommand('insertText', false, asked);
    await drawn(() => document.querySelector('[aria-label=Results] [role=option]'));
    const first = await painted();
    await drawn(() => document.querySelector('[aria-label=Results][data-complete=true] [role=option]'));
    return { shown, painted: first, complete: await painted() };
  }, question);
}
