import { type CDPSession, expect, type Page } from 'playwright/test';
import { searchBox } from './window.ts';

/** A drag of real files and folders over the middle of the window, as the system's file manager makes it. */
export class Drag {
  readonly #session: CDPSession;
  readonly #paths: string[];

  private constructor(session: CDPSession, paths: string[]) {
    this.#session = session;
    this.#paths = paths;
  }

  /** Drags `paths`, which are absolute, into the window and holds them there. */
  static async over(page: Page, paths: string[]): Promise<Drag> {
    // A person drags onto what they see: a page that is still loading would not notice.
    await searchBox(page).waitFor();
    const drag = new Drag(await page.context().newCDPSession(page), paths);
    await drag.#dispatch('dragEnter');
    // The system tells of a drag all the time that it lasts; a drop that comes before the page has accepted it is refused.
    await expect(async () => {
      await drag.#dispatch('dragOver');
      await expect(page.getByText('Drop to add')).toBeVisible({ timeout: 250 });
    }).toPass({ timeout: 15_000 });
    // What the page shows comes before its answer: once it has answered another time, it has accepted.
    await drag.#dispatch('dragOver');
    return drag;
  }

  async drop(): Promise<void> {
    await this.#dispatch('drop');
    await this.#session.detach();
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
