import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
  await engine.settled();
  return { engine, vault, library };
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
  await writeFiles(vault, { 'other/beds.md': '# More beds\n' });
  await engine.rescan();
  await engine.settled();
  expect(await leadTo(engine, 'garden/Beds.md', 'food/bread', 'rye', 'the plan')).toEqual([
    'none',
    'food/rye.md',
    'none',
  ]);
  expect(await leadTo(engine, 'food/rye.md', 'beds')).toEqual(['several']);
  await engine.close();
  const again = await openEngine(library, { startInference: noInference });
  expect(await leadTo(again, 'food/rye.md', 'Beds', 'rye', 'Bread')).toEqual([
    'garden/Beds.md',
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
  await later.settled();
  await later.close();
  const after = await openDatabase(library, { name: 'a test', session: 'three' }, null);
  expect((await linksByName(after.database, ['plan', 'bread.md'], 10)).map(({ target }) => target)).toEqual([
    'food/bread.md',
    'plan',
    'plan#Garden plan',
  ]);
  const { database } = after;
  expect(
    await database.foreground((sql) =>
      sql.copyOut("COPY (SELECT 1 FROM chunk WHERE context <> 'as before') TO '/dev/blob'"),
    ),
  ).toHaveLength(0);
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
  await engine.settled();
  await engine.close();
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'two' }, null);
  expect(await linksByName(database, ['plan', 'bread.md'], 10)).toEqual([]);
  expect(await linksByName(database, ['bread'], 10)).toHaveLength(1);
  // A note of many batches of chunks stores its links once.
  expect(await linksByName(database, ['beds'], 10_000)).toHaveLength(4_000);
  await database.close();
  await lock.release();
});
