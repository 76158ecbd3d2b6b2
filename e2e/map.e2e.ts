import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { commands, plants } from '../src/engine/testing/subjects.ts';
import { dropOn } from './drag.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { notePane, results, searchBox, upToDate } from './window.ts';

async function writeNotes(folder: string): Promise<void> {
  for (const [part, words, about] of [
    ['garden', plants, 'Sow it in garden soil in spring, and water the garden well:'],
    ['git', commands, 'In a git repository, this changes what the history looks like:'],
  ] as const) {
    await mkdir(join(folder, part), { recursive: true });
    for (const word of words) {
      await writeFile(join(folder, part, `${word}.md`), `# About ${word}\n\n${about} ${word}.\n`);
      await writeFile(join(folder, part, `more-${word}.md`), `# More on ${word}\n\n${about} once more, ${word}.\n`);
    }
  }
}

const stage = (page: Page) => page.getByRole('application', { name: /^Map of your notes/ });
const header = (page: Page) => page.getByRole('region', { name: 'Map' });
const options = (page: Page) => page.getByRole('listbox').getByRole('option');

test('notes are found on the map, picked out and read, by mouse', async ({ page, notes }) => {
  await writeNotes(notes);
  await dropOn(page, [notes]);
  await upToDate(page);
  await page.getByRole('button', { name: 'Map of your notes' }).click();
  await expect(header(page)).toContainText(/40 notes in \d+ groups/);
  const box = await stage(page).boundingBox();
  if (box === null) throw new Error('The map has no place in the window.');

  // A line around all of it picks all notes.
  const corners = [
    [6, 6],
    [box.width - 6, 6],
    [box.width - 6, box.height - 6],
    [6, box.height - 6],
  ] as const;
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + 6, box.y + 6);
  await page.mouse.down();
  for (const [x, y] of corners) await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const inside = page.getByRole('region', { name: 'Inside the line' });
  await expect(inside).toContainText('40 notes');
  await inside.getByRole('option', { name: 'About basil' }).click();
  await expect(notePane(page)).toContainText('Sow it in garden soil');
  await inside.getByRole('button', { name: 'Close the list' }).click();

  // A group’s name lists its notes, and can be changed.
  const label = page.getByRole('button', { name: /^Show the group/ }).first();
  await label.click();
  await page.getByRole('button', { name: 'Name this group' }).click();
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('My own name');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'My own name' })).toBeVisible();

  // The legend is a filter, in the list as on the map.
  await page.getByRole('button', { name: /^git 20/ }).click();
  await page.getByRole('button', { name: 'Close the list' }).click();
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(options(page).first()).toHaveAttribute('aria-setsize', '20');
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await expect(header(page)).toBeHidden();
});

test('notes are found on the map and read by keyboard alone, on the points and in the list', async ({
  page,
  notes,
}) => {
  await writeNotes(notes);
  await dropOn(page, [notes]);
  await upToDate(page);
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await expect(header(page)).toContainText(/40 notes in \d+ groups/);
  await expect(stage(page)).toBeFocused();
  const spoken = header(page).locator('[aria-live=polite]');
  await page.keyboard.press('ArrowRight');
  await expect(spoken).toHaveText(/^(About|More on) \w+, in /);
  const first = await spoken.textContent();
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(spoken).not.toHaveText(first ?? '');
  const title = /^(.*), in /.exec((await spoken.textContent()) ?? '')?.[1] ?? '';
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await expect(notePane(page)).toContainText(title);
  await page.keyboard.press('Escape');
  await expect(notePane(page)).toBeHidden();
  await expect(stage(page)).toBeFocused();

  // The list is the map’s equal: the same note is selected in it.
  await page.getByRole('radio', { name: 'Map' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'List' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(options(page).and(page.locator('[aria-selected=true]'))).toContainText(title);
  await page.getByRole('listbox', { name: 'Notes by group' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(notePane(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(header(page)).toBeHidden();
  await expect(searchBox(page)).toBeFocused();

  // What the query finds glows on the map, and the results are there again without it.
  await page.keyboard.type('basil');
  await expect(results(page).first()).toContainText('basil');
});

test('a map of a few notes is a list, and says why', async ({ page, notes }) => {
  await writeFile(join(notes, 'one.md'), '# One\n\nThe only note.\n');
  await dropOn(page, [notes]);
  await upToDate(page);
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await expect(header(page)).toContainText('A map says something from 20 notes on');
  await expect(options(page)).toHaveText([/One/]);
  await page.keyboard.press('Escape');
});
