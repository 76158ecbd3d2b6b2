import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dropOn } from './drag.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { folders, notePane, readLibrary, searchBox, status } from './window.ts';

test('files that cannot be read are listed with the reason, and can be retried', async ({ app, page, notes }) => {
  await writeFile(join(notes, 'note.md'), '# Pond\n\nThe heron came back in March.\n');
  await writeFile(join(notes, 'picture.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
  await symlink('/etc/passwd', join(notes, 'link.md'));
  await dropOn(page, [notes]);
  await status(page).getByRole('button', { name: '2 problems' }).click();
  const dialog = page.getByRole('dialog', { name: 'Problems' });
  const rows = dialog.getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'link.md' })).toContainText('points out of the folder');
  const before = await app.handedOver();
  await dialog.getByRole('button', { name: 'Show picture.md in its folder' }).click();
  await expect.poll(() => app.handedOver()).toEqual([...before, { how: 'reveal', target: join(notes, 'picture.md') }]);

  await dialog.getByRole('button', { name: 'Retry link.md' }).click();
  await expect(rows).toHaveCount(2);
  await writeFile(join(notes, 'picture.md'), '# Mended\n');
  await dialog.getByRole('button', { name: 'Retry all' }).click();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Problems 1' }).click();
  await expect(dialog).toBeVisible();
});

test('a folder’s settings preview what they leave out; pictures that they ask for are read, and shown above their text', async ({
  page,
  notes,
  userData,
}) => {
  const root = join(import.meta.dirname, '..');
  const english = await readFile(join(root, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'));
  await mkdir(join(userData, 'scan-languages'), { recursive: true });
  await writeFile(join(userData, 'scan-languages/eng.traineddata'), gunzipSync(english));
  await copyFile(join(root, 'src/engine/scans/fixtures/turned.jpg'), join(notes, 'sign.jpg'));
  await writeFile(join(notes, 'old.doc'), '');
  for (const name of ['one', 'two', 'draft-three']) await writeFile(join(notes, `${name}.md`), `# ${name}\n`);
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText('3 notes');
  await folders(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Folder settings…' }).click();
  const dialog = page.getByRole('dialog', { name: /What to index/ });
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Nothing left out, 3 notes to index.');
  await dialog.getByLabel('Leave out', { exact: true }).fill('draft-*');
  await expect(preview).toContainText('1 note left out, 2 to index.');
  await expect(preview.getByRole('listitem')).toHaveText(['draft-three.md']);
  await expect(preview).toContainText('not supported or not switched on: 1 .doc, 1 .jpg.');
  await expect.poll(async () => (await readLibrary(page)).notes).toBe(3);
  await dialog.getByRole('checkbox', { name: 'Include pictures, with the text that is recognised in them' }).check();
  await expect(preview).toContainText('not switched on: 1 .doc.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  // In the language that is there already, pictures are read without another question.
  await searchBox(page).fill('boats after nightfall');
  await expect(notePane(page)).toContainText('No boats after nightfall');
  const picture = page.getByRole('img', { name: 'The picture' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(620);
  // The picture has come, and the draft has gone.
  await expect.poll(async () => (await readLibrary(page)).notes).toBe(3);
});
