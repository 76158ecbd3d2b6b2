import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Drag, dropOn } from './drag.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { folders, readLibrary, results, searchBox, status, upToDate, vault, vaultSize } from './window.ts';

test('the empty window says what to do', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  await expect(searchBox(page)).toBeVisible();
});

test('a folder is added by dropping it on the window', async ({ page }) => {
  const overlay = page.getByText('Drop to add');
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  const drag = await Drag.over(page, [vault]);
  await expect(overlay).toBeVisible();
  await drag.drop();
  await expect(overlay).toBeHidden();
  await expect(folders(page)).toHaveText([/vault/]);
  await upToDate(page);
  await expect(status(page)).toContainText(`${vaultSize} notes`);
  expect((await readLibrary(page)).folders).toMatchObject([{ path: vault, notes: vaultSize, available: true }]);
});

test('a folder is added with the system’s dialog', async ({ app, page }) => {
  await app.answerNextFolderDialog([vault]);
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(folders(page)).toHaveText([/vault/]);
  await upToDate(page);
  await expect(status(page)).toContainText(`${vaultSize} notes`);
});

test('cancelling the folder dialog changes nothing', async ({ app, page }) => {
  await app.answerNextFolderDialog([]);
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  expect((await readLibrary(page)).folders).toEqual([]);
});

test('several folders are added, together and one after another', async ({ app, page, notes }) => {
  const made = ['first', 'second', 'third'].map((name) => join(notes, name));
  for (const folder of made) {
    await mkdir(folder);
    await writeFile(join(folder, 'note.md'), `# In ${folder}\n\nA note of its own.\n`);
  }
  await dropOn(page, made.slice(0, 2));
  await expect(folders(page)).toHaveText([/first/, /second/]);
  await app.answerNextFolderDialog(made.slice(2));
  await page.getByRole('button', { name: 'Add folder…' }).click();
  await expect(folders(page)).toHaveText([/first/, /second/, /third/]);
  await upToDate(page);
  await expect(status(page)).toContainText('3 notes');
});

test('the notes of a removed folder are no longer found, and stay on the disk', async ({ app, page }) => {
  await dropOn(page, [vault]);
  await upToDate(page);
  await searchBox(page).fill('sourdough');
  await expect(results(page).first()).toContainText('Sourdough');

  await folders(page).first().hover();
  await page.getByRole('button', { name: 'Actions for vault' }).click();
  await page.getByRole('menuitem', { name: 'Remove from Nearnote…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('vault');
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  await expect.poll(async () => (await readLibrary(page)).notes).toBe(0);

  await app.answerNextFolderDialog([vault]);
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await upToDate(page);
  await expect(status(page)).toContainText(`${vaultSize} notes`);
});
