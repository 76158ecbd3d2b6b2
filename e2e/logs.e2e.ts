import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { dropOn } from './drag.ts';
import { notePane, results, searchBox, upToDate } from './window.ts';

test('the log is a menu item away, and says what happened without a word of the notes', async ({
  launch,
  notes,
  userData,
}) => {
  const { page, ...app } = await launch();
  await writeFile(join(notes, 'umbrella.md'), '# Zanzibar\n\nThe periwinkle keeper counts seventeen lanterns.\n');
  await writeFile(join(notes, 'umbrella-picture.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
  await dropOn(page, [notes]);
  await upToDate(page);
  await searchBox(page).fill('who counts the marzipan');
  await expect(results(page).first()).toContainText('Zanzibar');
  await searchBox(page).press('Enter');
  await expect(notePane(page)).toContainText('periwinkle');

  await app.chooseMenuItem('Show logs');
  const logs = { how: 'open', target: join(userData, 'logs') };
  await expect.poll(() => app.handedOver()).toEqual([logs]);
  // The menu is in the language that is chosen.
  await page.evaluate(() => window.nearnote.request('preferences.change', { language: 'de' }));
  await app.chooseMenuItem('Protokolle zeigen');
  await expect.poll(() => app.handedOver()).toEqual([logs, logs]);
  await app.quit();

  const log = (await readFile(join(userData, 'logs', 'nearnote.log'), 'utf8')).toLowerCase();
  for (const event of ['app.started', 'library.opened', 'folder.indexed', 'embedding.done', 'app.quit']) {
    expect(log).toContain(` ${event}`);
  }
  for (const word of ['umbrella', 'zanzibar', 'periwinkle', 'lanterns', 'marzipan', notes.toLowerCase()]) {
    expect(log).not.toContain(word);
  }
});
