import { type CDPSession, expect, type Page } from 'playwright/test';
import { searchBox } from './window.ts';
import { within } from './within.ts';

/** How long the page is given to notice a drop, in milliseconds, before a user would drag again. */
const patience = 10_000;

/** How a drag ended for the page: `dragleave` where the browser refused the drop, `nothing` where it lost it. */
type Ending = 'drop' | 'dragleave' | 'nothing';

/** A drag of real files and folders over the middle of the window, as the system’s file manager makes it. */
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

  /** Lets go. On a busy machine the browser may refuse a drop, or lose it: a user drags again. */
  async drop(): Promise<void> {
    let ending = await this.#end();
    for (let attempt = 1; ending !== 'drop' && attempt < 5; attempt++) {
      if (ending === 'nothing') await this.#dispatch('dragCancel');
      await this.#enter();
      ending = await this.#end();
    }
    expect(ending, 'how the drag ended').toBe('drop');
    await this.#session.detach();
  }

  async #enter(): Promise<void> {
    await this.#dispatch('dragEnter');
    // The system reports a drag for as long as it lasts; a drop that comes before the page has accepted it is refused.
    await expect(async () => {
      await this.#dispatch('dragOver');
      await expect(this.#page.getByText('Drop to add')).toBeVisible({ timeout: 250 });
    }).toPass({ timeout: 15_000 });
    // The page shows the overlay before its answer has arrived; after another answer it has accepted the drag.
    await this.#dispatch('dragOver');
  }

  /** Drops, and waits for the event that the page gets. */
  async #end(): Promise<Ending> {
    const listening = await this.#page.evaluateHandle((patience) => {
      const ended = Promise.withResolvers<Ending>();
      for (const name of ['drop', 'dragleave'] as const)
        window.addEventListener(name, () => ended.resolve(name), { once: true, capture: true });
      return { ended: ended.promise, giveUp: () => setTimeout(() => ended.resolve('nothing'), patience) };
    }, patience);
    await this.#dispatch('drop');
    const ending = await listening.evaluate(({ ended, giveUp }) => {
      giveUp();
      return ended;
    });
    await listening.dispose();
    return ending;
  }

  async #dispatch(type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel'): Promise<void> {
    const data = { items: [], files: this.#paths, dragOperationsMask: 1 };
    const dispatched = this.#session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    await within(30_000, `Dispatching ${type}`, dispatched);
  }
}

/** Drops `paths`, which are absolute, on the window. */
export async function dropOn(page: Page, paths: string[]): Promise<void> {
  const drag = await Drag.over(page, paths);
  await drag.drop();
}
