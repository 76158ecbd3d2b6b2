import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { notePane, results, searchBox, upToDate } from './window.ts';

const icon = join(import.meta.dirname, '..', 'resources', 'icon.png');
const plan = `---
tags: [garden]
---
# Greenhouse plan

The greenhouse is rebuilt in March, tagged #beds, with $\\frac{water}{bed}\\,=\\,3$ litres for $5 and $6. %%A secret%% ^plan

> [!tip]- Water early
> Leaves dry by noon, and mildew finds nothing.

> [!question] Which bed first?
> The ==south bed== is first.

\`\`\`js
const beds = 3;
\`\`\`

![[Beds#Autumn]]

![[plan]]

![[icon.png|64]] ![](../files/icon.png) ![[nowhere.png]] ![chart](https://example.com/chart.png) ![[way-out.png]] ![](../../../../../../etc/passwd)
`;

/** Notes as Obsidian writes them, with an image, a way out of the folder, and a note too long to be drawn at once. */
async function writeVault(notes: string): Promise<void> {
  await mkdir(join(notes, 'garden'), { recursive: true });
  await mkdir(join(notes, 'files'));
  await copyFile(icon, join(notes, 'files', 'icon.png'));
  await symlink('/etc/hosts', join(notes, 'way-out.png'));
  await writeFile(join(notes, 'garden', 'plan.md'), plan);
  await writeFile(
    join(notes, 'beds.md'),
    '# Beds\n\nIn spring.\n\n## Autumn\n\nTurn the south beds. #beds\n\n## Winter\n\nRest.\n',
  );
  const filler = (chapter: number): string =>
    `## Chapter ${chapter}\n\n${'The river runs on and on. '.repeat(150)}\n\n`;
  const chapters = Array.from({ length: 25 }, (_, chapter) => filler(chapter));
  await writeFile(
    join(notes, 'river.md'),
    `# River journal\n\nÉtude of a river.\n\n${chapters.join('')}The etude ends.\n`,
  );
}

async function read(page: Page, query: string, title: string): Promise<void> {
  await searchBox(page).fill(query);
  await expect(results(page).first()).toContainText(title);
  await searchBox(page).press('Enter');
  await expect(notePane(page)).toContainText(title);
}

test('a note is drawn as Obsidian draws it, with its images, by mouse and by keyboard', async ({ page, notes }) => {
  await writeVault(notes);
  await dropOn(page, [notes]);
  await upToDate(page);
  await read(page, 'greenhouse rebuilt in March', 'Greenhouse plan');
  const pane = notePane(page);

  await expect(pane.locator('math mfrac')).toBeVisible();
  await expect(pane).toContainText('litres for $5 and $6');
  await expect(pane).not.toContainText('secret');
  await expect(pane).not.toContainText('^plan');
  await expect(pane.locator('.highlighted')).toHaveText('south bed');
  await expect(pane.locator('.hljs-keyword')).toHaveText('const');
  await expect(pane.locator('mark').first()).toBeVisible();

  await test.step('images of the folder are shown, and take the room that was kept for them', async () => {
    const images = pane.locator('img');
    await expect(images).toHaveCount(2);
    for (const image of await images.all()) {
      await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
    }
    expect(await images.first().evaluate((element) => element.getBoundingClientRect().width)).toBe(64);
    await expect(pane.getByRole('img', { name: 'nowhere.png. There is no such image.' })).toBeVisible();
    await expect(pane.getByRole('img', { name: 'chart. On the web, not loaded: example.com' })).toBeVisible();
    await expect(pane.getByRole('img', { name: /way-out\.png\. It lies outside/ })).toBeVisible();
    await expect(pane.getByRole('img', { name: /passwd\. It lies outside/ })).toBeVisible();
  });

  await test.step('a section of another note is drawn within the note, and opens it', async () => {
    const embed = pane.getByRole('group', { name: 'Embedded: Beds' });
    await expect(embed).toContainText('Turn the south beds.');
    await expect(embed).not.toContainText('Rest.');
    await expect(pane).toContainText('This note contains itself.');
    await embed.getByRole('button', { name: /Beds/ }).first().click();
    await expect(pane.getByRole('heading', { level: 2 }).first()).toHaveText('Beds');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(pane).toContainText('The greenhouse is rebuilt');
  });

  const properties = pane.locator('.note-properties');
  await expect(properties).toContainText('garden');
  await properties.locator('summary').click();
  await expect(properties.getByText('garden')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(properties.getByText('garden')).toBeVisible();

  const callout = pane.locator('details', { hasText: 'Water early' });
  const isOpen = (): Promise<boolean> => callout.evaluate((element: HTMLDetailsElement) => element.open);
  const summary = callout.locator('summary');
  const before = await isOpen();
  await summary.click();
  expect(await isOpen()).toBe(!before);
  await page.keyboard.press('Enter');
  expect(await isOpen()).toBe(before);

  await pane.getByRole('button', { name: '#beds' }).first().click();
  await expect(searchBox(page)).toHaveValue('greenhouse rebuilt in March tag:beds');
  await expect(results(page)).toHaveCount(2);
});

test('words are found in a note, also where it is not drawn yet, by keyboard and by mouse', async ({ page, notes }) => {
  await writeVault(notes);
  await dropOn(page, [notes]);
  await upToDate(page);
  await read(page, 'river journal', 'River journal');
  const bar = page.getByRole('search', { name: 'Find in note' });
  const status = bar.getByRole('status');
  const text = notePane(page).getByRole('region', { name: 'Text' });
  await expect(text).toBeFocused();

  await page.keyboard.press('ControlOrMeta+f');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('etude');
  await expect(status).toHaveText('1 of 2');
  expect(await text.evaluate((element) => element.scrollTop)).toBeLessThan(300);
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('2 of 2');
  expect(await text.evaluate((element) => element.scrollTop)).toBeGreaterThan(3_000);
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['find', 'find-current']);
  await page.keyboard.press('Shift+Enter');
  await expect(status).toHaveText('1 of 2');
  await page.keyboard.press('F3');
  await expect(status).toHaveText('2 of 2');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(text).toBeFocused();
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);

  await text.press('ControlOrMeta+f');
  await bar.getByRole('textbox').fill('no such words');
  await expect(status).toHaveText('Not found');
  await bar.getByRole('textbox').fill('chapter');
  await expect(status).toHaveText(/ of 25$/);
  const first = await status.textContent();
  await bar.getByRole('button', { name: 'Next match' }).click();
  await expect(status).not.toHaveText(first ?? '');
  await bar.getByRole('button', { name: 'Previous match' }).click();
  await expect(status).toHaveText(first ?? '');
  await bar.getByRole('button', { name: 'Close' }).click();
  await expect(bar).toBeHidden();
});
