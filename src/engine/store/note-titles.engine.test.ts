import { expect, it } from 'vitest';
import { emptyDatabase } from '../testing/library.ts';
import { insertFolder } from './folders.ts';
import { titlesAfter } from './note-titles.ts';

it('the names of notes come with their aliases, whatever a file is called', async () => {
  const database = await emptyDatabase();
  await insertFolder(database, '/notes');
  await database.script(`
    INSERT INTO note (folder_id, path, title, content_hash, size, modified_at, chunker, link_reader, format, tags, aliases) VALUES
      (1, 'a.md', 'Night train', '\\x00', 1, 1, 1, 1, 'markdown', '{}', '{Vienna,"by rail"}'),
      (1, E'b\n.md', E'Two\nlines\tand a tab', '\\x00', 1, 1, 1, 1, 'markdown', '{}', '{}')`);
  expect(await titlesAfter(database, 0)).toEqual({
    noteIds: [1, 2],
    folderIds: [1, 1],
    names: 'Night train\tVienna\tby rail\nTwo lines and a tab',
    paths: 'a.md\nb .md',
  });
  expect(await titlesAfter(database, 2)).toEqual({ noteIds: [], folderIds: [], names: '', paths: '' });
});

it('fifty thousand notes are named in pages of a tenth of them: a search is held up for a moment only', async () => {
  const database = await emptyDatabase();
  await insertFolder(database, '/notes');
  await database.script(`
    INSERT INTO note (folder_id, path, title, content_hash, size, modified_at, chunker, link_reader, format, tags, aliases)
    SELECT 1, 'folder/of/notes/' || i || '.md', 'The title of the note with the number ' || i, '\\x00', 1, 1, 1, 1, 'markdown', '{}', '{}'
      FROM generate_series(1, 50000) AS i`);
  const ids: number[] = [];
  const pages: number[] = [];
  for (;;) {
    const page = await titlesAfter(database, ids.at(-1) ?? 0);
    if (page.noteIds.length === 0) break;
    expect(page.names.split('\n')).toHaveLength(page.noteIds.length);
    pages.push(page.noteIds.length);
    ids.push(...page.noteIds);
  }
  expect(ids).toHaveLength(50_000);
  expect(Math.max(...pages)).toBeLessThanOrEqual(5_000);
});
