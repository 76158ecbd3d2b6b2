import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { RelatedNotes } from '../../shared/links.ts';
import type { Engine } from '../engine.ts';
import { openDatabase } from '../library/open-database.ts';
import { linksByName } from '../store/links.ts';
import { temporaryFolder, vaultOf, writeFiles } from '../testing/folders.ts';
import { noInference, openEngine } from '../testing/library.ts';

async function libraryOf(files: Record<string, string>): Promise<{ engine: Engine; vault: string; library: string }> {
  const vault = await vaultOf(files);
  const library = await temporaryFolder();
  const engine = await openEngine(library, { startInference: noInference });
  await engine.addFolders([vault]);
  await read(engine);
  return { engine, vault, library };
}

/** Resolves when the folder has been read: the indexer works in the order of the requests. */
function read(engine: Engine): Promise<void> {
  return engine.retryProblems({ folderId: engine.state().folders[0]?.id ?? 0, path: 'nothing.md' });
}

async function idOf(engine: Engine, path: string): Promise<number> {
  const { hits } = await engine.search({ query: `path:${path}`, limit: 20, mode: 'keyword' });
  const hit = hits.find((each) => each.path === path);
  if (hit === undefined) throw new Error(`There is no ${path}.`);
  return hit.noteId;
}

/** Where wiki links of a note lead: paths, or what else comes of them. */
async function leadTo(engine: Engine, from: string, ...targets: string[]): Promise<string[]> {
  const noteId = await idOf(engine, from);
  const found = await engine.links.resolve(
    noteId,
    targets.map((target) => ({ target, kind: 'wiki' })),
  );
  return found.map((link) => (link.kind === 'one' ? link.note.path : link.kind));
}

const notes = {
  'plan.md': '---\naliases: [The plan]\n---\n# Garden plan\n\nSee [[Beds#Soil|the soil]] and [bread](food/bread.md).\n',
  'garden/Beds.md': '# Garden beds\n\nSee [[plan]], ![[plan#Garden plan]].\n\n## Soil\n\nClay. ^clay\n\n## Sun\n',
  'food/bread.md': '# Bread\n\nKnead it.\n',
};

it('links are followed by path, name, title and alias, through renames and deletions, and after a restart', async () => {
  const { engine, vault, library } = await libraryOf(notes);
  expect(await leadTo(engine, 'plan.md', 'beds', 'Garden beds', 'food/bread', 'the plan', 'nothing')).toEqual([
    'garden/Beds.md',
    'garden/Beds.md',
    'food/bread.md',
    'plan.md',
    'none',
  ]);
  await rename(join(vault, 'food/bread.md'), join(vault, 'food/rye.md'));
  await rm(join(vault, 'plan.md'));
  await writeFiles(vault, { 'other/Beds.md': '# More beds\n' });
  await engine.rescan();
  await read(engine);
  expect(await leadTo(engine, 'garden/Beds.md', 'food/bread', 'rye', 'the plan')).toEqual([
    'none',
    'food/rye.md',
    'none',
  ]);
  expect(await leadTo(engine, 'food/rye.md', 'beds')).toEqual(['several']);
  await engine.close();
  const again = await openEngine(library, { startInference: noInference });
  expect(await leadTo(again, 'food/rye.md', 'More beds', 'rye', 'Bread')).toEqual([
    'other/Beds.md',
    'food/rye.md',
    'food/rye.md',
  ]);
});

it('the heading and the block that a link names are found in the note', async () => {
  const { engine } = await libraryOf(notes);
  const noteId = await idOf(engine, 'garden/Beds.md');
  const text = notes['garden/Beds.md'];
  const placed = async (subpath: string) => {
    const place = await engine.links.place(noteId, subpath);
    return place === null ? null : text.slice(place.start, place.end);
  };
  expect(await placed('Soil')).toBe('## Soil\n\nClay. ^clay');
  expect(await placed('^clay')).toBe('Clay. ^clay');
  expect(await placed('Shade')).toBeNull();
});

it('a library of an earlier version gets the links of its notes with the next scan, and no note is cut again', async () => {
  const { engine, vault, library } = await libraryOf(notes);
  await engine.close();
  const opened = await openDatabase(library, { name: 'a test', session: 'two' }, null);
  const sources = async () => (await linksByName(opened.database, ['plan'], 10)).map(({ target }) => target);
  expect(await sources()).toEqual(['plan', 'plan#Garden plan']);
  await opened.database.script(
    "DELETE FROM link; UPDATE note SET link_reader = 0; UPDATE chunk SET context = 'as before'",
  );
  await opened.database.close();
  await opened.lock.release();

  const later = await openEngine(library, { startInference: noInference });
  await later.addFolders([vault]);
  await read(later);
  await later.close();
  const after = await openDatabase(library, { name: 'a test', session: 'three' }, null);
  expect((await linksByName(after.database, ['plan', 'bread.md'], 10)).map(({ target }) => target).sort()).toEqual([
    'food/bread.md',
    'plan',
    'plan#Garden plan',
  ]);
  const { database } = after;
  const contexts = await database.foreground((sql) =>
    sql.rows(z.object({ context: z.string() }), 'SELECT DISTINCT context FROM chunk'),
  );
  expect(contexts).toEqual([{ context: 'as before' }]);
  await database.close();
  await after.lock.release();
});

it('the links of a note change with it, and go with it', async () => {
  const { engine, vault, library } = await libraryOf({
    ...notes,
    'long.md': `${'[[Beds]] and words. '.repeat(20)}\n\n`.repeat(200),
  });
  await writeFiles(vault, { 'garden/Beds.md': '# Garden beds\n\nSee [[bread]].\n' });
  await rm(join(vault, 'plan.md'));
  await engine.rescan();
  await read(engine);
  await engine.close();
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'two' }, null);
  expect(await linksByName(database, ['plan', 'bread.md'], 10)).toEqual([]);
  expect(await linksByName(database, ['bread'], 10)).toHaveLength(1);
  // A note of many batches of chunks stores its links once.
  expect(await linksByName(database, ['beds'], 10_000)).toHaveLength(4_000);
  await database.close();
  await lock.release();
});

/** Related notes in short: their paths, with what is quoted of them. */
function inShort({ notes: found }: RelatedNotes): [string, string[]][] {
  return found.map(({ path, sentences }) => [path, sentences.map(({ text }) => text)]);
}

const dated = (date: string, text: string) => `---\ndate: ${date}\n---\n${text}`;
const related = {
  'plan.md': '---\naliases: [Our scheme]\n---\n# Garden plan\n\nThe plan itself.\n',
  'a.md': dated(
    '2026-03-01',
    'Nothing here. We follow the [[Plan|scheme]] closely. More text follows.\n\n- [[plan#Beds]]\n',
  ),
  'b.md': dated('2026-02-01', 'As the [plan](./plan.md#x) says, we dig in autumn.\n'),
  'c.md': dated('2026-01-01', 'In March the garden plan was made. It was cold.\n\nAnd OUR SCHÉME too.\n'),
  'd.md': dated('2025-01-01', 'A garden. A plan. The plan for the garden. Somewhere else [[plan b]].\n'),
  'e.md': dated('2024-01-01', '---\n\nrelated: nothing\n'),
  'f.md': '---\nrelated: "[[plan]]"\ndate: 2023-01-01\n---\nNo link in the text.\n',
};

it('the notes that link to a note are listed, newest first, with the sentences around their links', async () => {
  const { engine } = await libraryOf(related);
  const plan = await idOf(engine, 'plan.md');
  const backlinks = await engine.links.backlinks(plan, 10);
  expect(inShort(backlinks)).toEqual([
    ['a.md', ['We follow the [[Plan|scheme]] closely.', '- [[plan#Beds]]']],
    ['b.md', ['As the [plan](./plan.md#x) says, we dig in autumn.']],
    ['f.md', []],
  ]);
  const [sentence] = backlinks.notes[0]?.sentences ?? [];
  const text = related['a.md'];
  expect(text.slice(sentence?.marks[0]?.start, sentence?.marks[0]?.end)).toBe('[[Plan|scheme]]');
  expect(text.slice(sentence?.start)).toMatch(/^We follow/);
  expect(await engine.links.backlinks(plan, 1)).toMatchObject({ total: 3, notes: [{ path: 'a.md' }] });
});

it('the notes that name a note without a link are listed, by its title, file name or alias', async () => {
  const { engine } = await libraryOf({ ...related, 'the.md': '# The\n\nA title of small words.\n' });
  const mentions = await engine.links.mentions(await idOf(engine, 'plan.md'), 10);
  expect(inShort(mentions)).toEqual([
    ['c.md', ['In March the garden plan was made.', 'And OUR SCHÉME too.']],
    ['d.md', ['A garden. A plan. The plan for the garden. Somewhere else [[plan b]].']],
  ]);
  // Small words are in every note.
  expect(await engine.links.mentions(await idOf(engine, 'the.md'), 10)).toEqual({ notes: [], total: 0 });
});

it('the first lines of a note, or of a heading in it, can be peeked at', async () => {
  const { engine } = await libraryOf(notes);
  const beds = await idOf(engine, 'garden/Beds.md');
  expect((await engine.links.peek(beds, '')).text).toMatch(/^# Garden beds/);
  expect((await engine.links.peek(beds, 'Soil')).text).toMatch(/^## Soil\n\nClay/);
});

it('a place in a note is told as the line and column of its file', async () => {
  const { engine, vault } = await libraryOf({ 'a.md': 'one\r\n😀 two\nthree\n' });
  const noteId = await idOf(engine, 'a.md');
  expect(await engine.locateNote(noteId, 8)).toMatchObject({
    path: join(vault, 'a.md'),
    format: 'markdown',
    at: { line: 2, column: 4 },
  });
  expect((await engine.locateNote(noteId, null)).at).toBeNull();
  expect((await engine.locateNote(noteId, 1_000)).at).toEqual({ line: 4, column: 1 });
});
