import { type CDPSession, expect, type Page } from 'playwright/test';
import { searchBox } from './window.ts';

/** A drag of real files and folders over the middle of the window, as the system's file manager makes it. */
export class Drag {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #paths: string[];

  private constructor(page: Page, session: CDPSession, paths: string[]) {
    this.#page = page;
    this.#session = session;
    this.#paths = paths;
  }

  /** Drags `paths`, which are absolute, into the window and holds them there. */
  static async over(page: Page, paths: string[]): Promise<Drag> {
    // A user drags onto what they see: a page that is still loading would not notice.
    await searchBox(page).waitFor();
    const drag = new Drag(page, await page.context().newCDPSession(page), paths);
    await drag.#enter();
    return drag;
  }

  /** Lets go. The browser refuses a drop for which the page's answer has not reached it yet: a user drags again. */
  async drop(): Promise<void> {
    let ended = await this.#end();
    for (let attempt = 1; ended !== 'drop' && attempt < 5; attempt++) {
      await this.#enter();
      ended = await this.#end();
    }
    expect(ended, 'how the drag ended').toBe('drop');
    await this.#session.detach();
  }

  async #enter(): Promise<void> {
    await this.#dispatch('dragEnter');
    // The system tells of a drag all the time that it lasts; a drop that comes before the page has accepted it is refused.
    await expect(async () => {
      await this.#dispatch('dragOver');
      await expect(this.#page.getByText('Drop to add')).toBeVisible({ timeout: 250 });
    }).toPass({ timeout: 15_000 });
    // What the page shows comes before its answer: once it has answered another time, it has accepted.
    await this.#dispatch('dragOver');
  }

  /** Drops, and says which event that was for the page: `drop`, or `dragleave` where the browser refused it. */
  async #end(): Promise<string> {
    const listening = await this.#page.evaluateHandle(() => {
      const ended = new Promise<string>((resolve) => {
        for (const name of ['drop', 'dragleave'])
          window.addEventListener(name, () => resolve(name), { once: true, capture: true });
      });
      return { ended };
    });
    await this.#dispatch('drop');
    const ended = await listening.evaluate((it) => it.ended);
    await listening.dispose();
    return ended;
  }

  async #dispatch(type: 'dragEnter' | 'dragOver' | 'drop'): Promise<void> {
    const data = { items: [], files: this.#paths, dragOperationsMask: 1 };
    await this.#session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
}

/** Drops `paths`, which are absolute, on the window. */
export async function dropOn(page: Page, paths: string[]): Promise<void> {
  const drag = await Drag.over(page, paths);
  await drag.drop();
}
