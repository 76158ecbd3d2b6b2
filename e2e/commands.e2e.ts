import type { Page } from 'playwright/test';
import { expect, test } from './shared-app-test.ts';
import { notePane, results, searchBox } from './window.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands and notes by name' });
const lines = (page: Page) => palette(page).getByRole('option');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(lines(page).first()).toBeVisible();
}

test('the palette runs commands, opens notes and narrows the search by keyboard', async ({ page }) => {
  await searchBox(page).fill('overnight rail journey');
  await expect(results(page).first()).toContainText('Night train to Vienna');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(lines(page).first()).toBeVisible();
  await expect(lines(page).filter({ hasText: 'Search by meaning and words' })).toContainText('on');

  await page.keyboard.type('why');
  await expect(lines(page).first()).toContainText('Why this note was found');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Why this note' })).toBeVisible();
  await page.keyboard.press('Escape');

  await openPalette(page);
  await page.keyboard.type('tomatoes on');
  await expect(lines(page).first()).toContainText('Tomatoes on the balcony');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(notePane(page)).toContainText('Tomatoes on the balcony');

  await openPalette(page);
  await page.keyboard.type('travel');
  await expect(lines(page).first()).toContainText(/vault\/travel\d+ notes/);
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('overnight rail journey folder:vault/travel');
  await expect(searchBox(page)).toBeFocused();

  await openPalette(page);
  await page.keyboard.type('no note is called this');
  await expect(lines(page)).toHaveText(['Search your notes for “no note is called this”']);
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('no note is called this');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
});

test('the palette and the sheet of keys can be used with the mouse', async ({ page }) => {
  await page.getByRole('button', { name: /^Settings(?! of)/ }).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toContainText('Go to the search box');
  await expect(sheet).toContainText('Move through the results');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();

  await page.keyboard.press('ControlOrMeta+k');
  await lines(page).filter({ hasText: 'Search by words only' }).click();
  await expect(page.getByRole('radio', { name: 'Words' })).toBeChecked();
  await page.keyboard.press('ControlOrMeta+k');
  await lines(page).filter({ hasText: 'Search by meaning and words' }).click();
  await expect(page.getByRole('radio', { name: 'Hybrid' })).toBeChecked();

  await openPalette(page);
  await page.mouse.click(5, 400);
  await expect(palette(page)).toBeHidden();
});

test('keys are changed by pressing others, those of another command are refused, and all come back', async ({
  page,
}) => {
  await openPalette(page);
  await page.keyboard.type('settings keys');
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('searchbox', { name: 'Find a command' }).fill('search box');
  const line = settings.getByRole('listitem').filter({ hasText: 'Go to the search box' });
  await line.getByRole('button', { name: /^Change/ }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(line).toContainText('already belongs to “Commands and notes by name”');
  await page.keyboard.press('F9');
  await expect(line.locator('kbd')).toHaveText(['F9']);

  // The first Escape leaves the pressing of keys, the second one the settings.
  await line.getByRole('button', { name: /^Change/ }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(settings).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();

  await page.getByRole('button', { name: /^Settings(?! of)/ }).focus();
  await page.keyboard.press('ControlOrMeta+l');
  await expect(searchBox(page)).not.toBeFocused();
  await page.keyboard.press('F9');
  await expect(searchBox(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+,');
  await settings.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(settings.getByRole('button', { name: 'Reset all keys' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+l');
  await expect(searchBox(page)).toBeFocused();
});

test('the application’s menu has the same commands, and runs them in the window', async ({ app, page }) => {
  await page.keyboard.press('ControlOrMeta+,');
  await page.keyboard.press('Escape');
  await expect(async () => app.chooseMenuItem('Settings: Privacy')).toPass();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toContainText('Nothing of your notes leaves this computer');
  await settings.getByRole('tab', { name: 'Appearance' }).click();
  const theme = settings.getByRole('radiogroup', { name: 'Theme' });
  await theme.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await theme.getByRole('radio', { name: 'Like the system' }).click();
  await settings.getByRole('tab', { name: 'Folders' }).click();
  await expect(settings.getByRole('list', { name: 'Folders' })).toContainText('13 notes');
  // Whatever has become of the page, main loads it anew.
  await page.evaluate(() => document.body.replaceChildren());
  await app.chooseMenuItem('Reload the window');
  await expect(searchBox(page)).toBeFocused();
  await expect(settings).toBeHidden();
});

test('another language is there at once, by mouse and by keyboard, and the focus stays', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: 'Appearance' }).click();
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();
  await page.keyboard.press('Space');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toBeVisible();
  await settings.getByRole('radiogroup', { name: 'Language' }).getByRole('radio', { name: 'Like the system' }).click();
  await settings.getByRole('button', { name: 'Close' }).click();
});
