import type { Locator, Page } from 'playwright/test';
import { expect, test } from './shared-app-test.ts';
import { notePane, results, searchBox } from './window.ts';

const text = (page: Page): Locator => notePane(page).getByRole('region', { name: 'Text' });
const sidebar = (page: Page): Locator => page.getByRole('complementary');
const divider = (page: Page, name: string): Locator => page.getByRole('separator', { name });

async function widthOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.width ?? 0;
}

async function ask(page: Page): Promise<void> {
  await searchBox(page).fill('why do my tomatoes get dark spots');
  await expect(results(page).first()).toContainText('Tomatoes on the balcony');
}

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 800 }));

// The preferences outlive a scenario’s page: each leaves them as they were.
test.afterEach(({ page }) =>
  page.evaluate(() =>
    window.nearnote.request('preferences.change', {
      isSidebarFolded: false,
      isNoteFolded: false,
      sidebarWidth: null,
      resultsWidth: null,
      zoom: 100,
      theme: 'system',
    }),
  ),
);

test('by keyboard, the note follows the selection, is entered and left, and panes are folded, resized and visited', async ({
  page,
}) => {
  await ask(page);
  await expect(notePane(page)).toContainText('Tomatoes on the balcony');
  await expect(notePane(page).locator('mark').first()).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(notePane(page)).not.toContainText('Tomatoes on the balcony');
  await page.keyboard.press('ArrowUp');
  await expect(notePane(page)).toContainText('Tomatoes on the balcony');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+b');
  await expect(sidebar(page)).toBeHidden();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(notePane(page)).toBeHidden();
  await page.reload();
  await expect(searchBox(page)).toBeVisible();
  await expect(sidebar(page)).toBeHidden();
  await ask(page);
  await expect(notePane(page)).toBeHidden();
  // Where it has no pane of its own, a note that is opened covers the list.
  await page.keyboard.press('Enter');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(notePane(page)).toBeHidden();
  await page.keyboard.press('ControlOrMeta+.');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(notePane(page)).toBeVisible();

  const line = divider(page, 'Width of the sidebar');
  const before = await widthOf(sidebar(page));
  await line.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(sidebar(page))).toBeGreaterThan(before + 20);
  const resized = await widthOf(sidebar(page));
  await page.reload();
  await expect.poll(() => widthOf(sidebar(page))).toBeCloseTo(resized, -1);

  await ask(page);
  await expect(notePane(page).locator('mark').first()).toBeVisible();
  await page.keyboard.press('F6');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('contentinfo').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Shift+F6');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => sidebar(page).evaluate((pane) => pane.contains(document.activeElement))).toBe(true);
});

test('by mouse, a note is selected and scrolled, and panes are dragged, reset and folded', async ({ page }) => {
  await ask(page);
  await results(page).nth(1).click();
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(notePane(page)).not.toContainText('Tomatoes on the balcony');
  await expect(searchBox(page)).toBeFocused();

  const list = page.getByRole('listbox', { name: 'Results' });
  const line = divider(page, 'Width of the results');
  const usual = await widthOf(list);
  const box = await line.boundingBox();
  if (!box) throw new Error('There is no line between the results and the note.');
  await page.mouse.move(box.x, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x - 40, box.y + 100, { steps: 4 });
  await page.mouse.move(box.x - 80, box.y + 100, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(list)).toBeCloseTo(usual - 80, -1);
  await page.reload();
  await ask(page);
  await expect.poll(() => widthOf(list)).toBeCloseTo(usual - 80, -1);

  await page.getByRole('button', { name: 'Note beside the results' }).click();
  await expect(notePane(page)).toBeHidden();
  await expect.poll(() => widthOf(list)).toBeGreaterThan(900);
  await page.getByRole('button', { name: 'Note beside the results' }).click();
  await page.getByRole('button', { name: 'Sidebar', exact: true }).click();
  await expect(sidebar(page)).toBeHidden();
  await page.getByRole('button', { name: 'Sidebar', exact: true }).click();
  await expect(sidebar(page)).toBeVisible();
});

test('the results use the room of a wide window, and a narrow one has a drawer and a way back', async ({ page }) => {
  await ask(page);
  const list = page.getByRole('listbox', { name: 'Results' });
  const usual = await widthOf(list);
  await page.setViewportSize({ width: 1920, height: 1040 });
  await expect.poll(() => widthOf(list)).toBeGreaterThan(usual + 150);

  await page.setViewportSize({ width: 720, height: 480 });
  await expect(sidebar(page)).toBeHidden();
  await expect(notePane(page)).toBeHidden();
  // Forty characters of a question can be read while it is typed.
  expect(await widthOf(searchBox(page))).toBeGreaterThan(500);
  await page.getByRole('button', { name: 'Sidebar', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Sidebar' });
  await expect(drawer.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+b');
  await expect(drawer).toBeHidden();
  await page.keyboard.press('ControlOrMeta+b');
  await expect(drawer.getByRole('complementary')).toBeVisible();
  // The drawer hears of clicks beside it a moment after it is shown.
  await expect(async () => {
    await page.mouse.click(700, 300);
    await expect(drawer).toBeHidden({ timeout: 1_000 });
  }).toPass();

  await results(page).nth(1).click();
  await expect(notePane(page)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await expect(notePane(page)).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
});

test('the passage stays in view when the window changes its size', async ({ page }) => {
  await ask(page);
  await page.keyboard.press('Enter');
  const mark = notePane(page).locator('mark').first();
  for (const size of [
    { width: 800, height: 600 },
    { width: 1100, height: 500 },
    { width: 720, height: 480 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect(mark).toBeInViewport();
    await expect(text(page)).toBeFocused();
  }
});

test('everything grows with the zoom, which is kept, and without overlap at 200 %', async ({ page }) => {
  await ask(page);
  const heightOf = async (locator: Locator) => (await locator.boundingBox())?.height ?? 0;
  const box = await heightOf(searchBox(page));
  await page.keyboard.press('ControlOrMeta++');
  await expect.poll(() => heightOf(searchBox(page))).toBeGreaterThan(box * 1.05);
  for (let i = 0; i < 8; i++) await page.keyboard.press('ControlOrMeta+=');
  await expect.poll(() => heightOf(searchBox(page))).toBeCloseTo(box * 2, 0);
  await page.reload();
  await expect.poll(() => heightOf(searchBox(page))).toBeCloseTo(box * 2, 0);
  // Half as much fits: the window is as narrow as one of half its width.
  await expect(sidebar(page)).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  for (let i = 0; i < 9; i++) await page.keyboard.press('ControlOrMeta+-');
  await expect.poll(() => heightOf(searchBox(page))).toBeCloseTo(box * 0.8, 0);
  await page.keyboard.press('ControlOrMeta+0');
  await expect.poll(() => heightOf(searchBox(page))).toBe(box);
});

test('a change of theme is there at once, in every field', async ({ page }) => {
  await ask(page);
  const background = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await background(searchBox(page));
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = (): void => {
      const box = document.querySelector('input');
      if (box) seen.add(getComputedStyle(box).backgroundColor);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.evaluate(() => window.nearnote.request('preferences.change', { theme: 'dark' }));
  await expect.poll(() => background(searchBox(page))).not.toBe(light);
  // Nothing between the two has been drawn.
  expect(await page.evaluate(() => [...(Reflect.get(window, 'seen') ?? [])].length)).toBe(2);
});

test('selection, mode, grades, marks and focus stay visible under forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await ask(page);
  await expect(notePane(page).locator('mark').first()).toBeVisible();
  const style = (locator: Locator, name: string) =>
    locator.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  expect(await style(results(page).first(), 'outline-style')).toBe('solid');
  expect(await style(results(page).nth(1), 'outline-style')).toBe('none');
  const [chosen, other] = [page.getByRole('radio', { name: 'Hybrid' }), page.getByRole('radio', { name: 'Words' })];
  expect(await style(chosen, 'background-color')).not.toBe(await style(other, 'background-color'));
  const canvas = await style(page.locator('body'), 'background-color');
  expect(await style(notePane(page).locator('mark').first(), 'background-color')).not.toBe(canvas);
  expect(await style(results(page).locator('.filled').first(), 'background-color')).not.toBe(canvas);
  expect(await style(searchBox(page), 'outline-style')).toBe('solid');
  await page.emulateMedia({ forcedColors: 'none' });
});

test('Escape in the form for a hosted model closes the form, not the settings', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Models' }).click();
  await settings.getByRole('button', { name: 'Add hosted model…' }).click();
  await expect(settings.getByRole('form', { name: 'Add hosted model' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings.getByRole('form', { name: 'Add hosted model' })).toBeHidden();
  await expect(settings).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
});
