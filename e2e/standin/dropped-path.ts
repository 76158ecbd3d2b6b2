import type { Page } from 'playwright';

/**
 * The absolute path of a file or folder that was dropped on the page, as Chromium itself knows it.
 * @param index the place of its File among those of the last drop.
 */
export async function pathOfDropped(page: Page, index: number): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `window.nearnoteStandin.dropped[${index}]`,
    });
    if (result.objectId === undefined) throw new Error('What was dropped is not there any more.');
    const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId });
    return path;
  } finally {
    await session.detach();
  }
}
