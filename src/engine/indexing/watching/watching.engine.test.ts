import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../engine.ts';
import { temporaryFolder, vaultOf, writeFiles } from '../../testing/folders.ts';
import { noInference, openEngine } from '../../testing/library.ts';

const notes = { 'eggs.md': '# Eggs\n\nBoil them.\n', 'it/router.md': '# Router\n\nThe key is mango.\n' };

/** An engine that watches a vault of these files. */
async function watched(files: Record<string, string>): Promise<{ engine: Engine; vault: string }> {
  const vault = await vaultOf(files);
  const engine = await openEngine(await temporaryFolder(), { startInference: noInference });
  await engine.watch();
  await engine.addFolders([vault]);
  await expect.poll(() => engine.state().notes).toBe(Object.keys(files).length);
  return { engine, vault };
}

/** The paths of the notes that hold a word. */
async function withWord(engine: Engine, query: string): Promise<string[]> {
  const { hits } = await engine.search({ query, limit: 10, mode: 'keyword' });
  return hits.map(({ path }) => path).sort();
}

const idOf = async (engine: Engine, query: string) =>
  (await engine.search({ query, limit: 1, mode: 'keyword' })).hits[0]?.noteId;

describe('a library that is watched', () => {
  it('a watched library follows what is changed, added and deleted', async () => {
    const { engine, vault } = await watched(notes);
    await writeFiles(vault, { 'eggs.md': '# Eggs\n\nPoach them.\n', 'new.md': 'Fresh lantern.' });
    await expect.poll(() => withWord(engine, 'poach')).toEqual(['eggs.md']);
    await expect.poll(() => withWord(engine, 'lantern')).toEqual(['new.md']);
    await rm(join(vault, 'it/router.md'));
    await expect.poll(() => withWord(engine, 'mango')).toEqual([]);
    await expect.poll(() => engine.state()).toMatchObject({ notes: 2 });
  });

  it('a watched library indexes folders that are made in one go, and what is written into them later', async () => {
    const { engine, vault } = await watched(notes);
    await writeFiles(vault, { 'a/b/c/deep.md': 'A violin.' });
    await expect.poll(() => withWord(engine, 'violin')).toEqual(['a/b/c/deep.md']);
    await writeFiles(vault, { 'a/b/c/later.md': 'A cello.' });
    await expect.poll(() => withWord(engine, 'cello')).toEqual(['a/b/c/later.md']);
  });

  it('notes keep their identity when they or their folder are renamed', async () => {
    const { engine, vault } = await watched({ ...notes, 'it/deep/tls.md': 'Certificates for ingress.' });
    const [router, tls] = [await idOf(engine, 'mango'), await idOf(engine, 'ingress')];
    await rename(join(vault, 'it'), join(vault, 'computers'));
    await expect.poll(() => withWord(engine, 'mango')).toEqual(['computers/router.md']);
    await rename(join(vault, 'computers/router.md'), join(vault, 'wifi.md'));
    await expect.poll(() => withWord(engine, 'mango')).toEqual(['wifi.md']);
    expect([await idOf(engine, 'mango'), await idOf(engine, 'ingress')]).toEqual([router, tls]);
    await writeFiles(vault, { 'computers/deep/tls.md': 'Certificates for gateways.' });
    await expect.poll(() => withWord(engine, 'gateways')).toEqual(['computers/deep/tls.md']);
  });

  it('a folder that takes the name of a renamed one is watched', async () => {
    const { engine, vault } = await watched(notes);
    await rename(join(vault, 'it'), join(vault, 'old'));
    await writeFiles(vault, { 'it/one.md': 'A cello.' });
    await expect.poll(() => withWord(engine, 'cello')).toEqual(['it/one.md']);
    await writeFiles(vault, { 'it/two.md': 'A violin.', 'old/three.md': 'A trumpet.' });
    await expect.poll(() => withWord(engine, 'violin')).toEqual(['it/two.md']);
    await expect.poll(() => withWord(engine, 'trumpet')).toEqual(['old/three.md']);
  });

  it('an atomic save is a change of the same note', async () => {
    const { engine, vault } = await watched(notes);
    const id = await idOf(engine, 'boil');
    await rename(join(vault, 'eggs.md'), join(vault, 'eggs.md~'));
    await writeFiles(vault, { 'eggs.md.tmp': '# Eggs\n\nScramble them.\n' });
    await rename(join(vault, 'eggs.md.tmp'), join(vault, 'eggs.md'));
    await expect.poll(() => withWord(engine, 'scramble')).toEqual(['eggs.md']);
    expect(await idOf(engine, 'scramble')).toBe(id);
  });

  it('a file that is still being written is waited for', async () => {
    const { engine, vault } = await watched(notes);
    const file = await open(join(vault, 'long.md'), 'w');
    let written = performance.now();
    const isWriting = async (part: number) => {
      await file.write(`Part ${part} of a long lantern.\n\n`);
      const pause = performance.now() - written;
      written = performance.now();
      return pause < 300;
    };
    for (let part = 0; part < 30 && (await isWriting(part)); part++) {
      const found = await withWord(engine, 'lantern');
      // On a busy machine the test may pause so long that the file rightly counts as written.
      if (performance.now() - written < 300) expect(found).toEqual([]);
      await new Promise((passed) => setTimeout(passed, 40));
    }
    await file.close();
    await expect.poll(() => withWord(engine, 'lantern')).toEqual(['long.md']);
  });

  it('an ignore file is obeyed as soon as it is written', async () => {
    const { engine, vault } = await watched(notes);
    await writeFiles(vault, { '.gitignore': 'it/\n' });
    await expect.poll(() => withWord(engine, 'mango')).toEqual([]);
    await rm(join(vault, '.gitignore'));
    await expect.poll(() => withWord(engine, 'mango')).toEqual(['it/router.md']);
    await writeFiles(vault, { 'it/more.md': 'A cello.' });
    await expect.poll(() => withWord(engine, 'cello')).toEqual(['it/more.md']);
  });

  it('the notes of a folder that disappears are kept, and it is watched again once it is back', async () => {
    const { engine, vault } = await watched(notes);
    await rename(vault, `${vault}-unplugged`);
    await expect.poll(() => engine.state().folders).toMatchObject([{ available: false, notes: 2 }]);
    await mkdir(vault);
    // While something happens, folders are looked at every 1.5 s.
    await new Promise((passed) => setTimeout(passed, 2_500));
    expect(engine.state()).toMatchObject({ notes: 2, folders: [{ available: false }] });
    await rm(vault, { recursive: true });
    await writeFiles(`${vault}-unplugged`, { 'meanwhile.md': 'A cello.' });
    await rename(`${vault}-unplugged`, vault);
    await expect.poll(() => withWord(engine, 'cello')).toEqual(['meanwhile.md']);
    await expect.poll(() => engine.state().folders).toMatchObject([{ available: true }]);
    await writeFiles(vault, { 'it/again.md': 'A violin.' });
    await expect.poll(() => withWord(engine, 'violin')).toEqual(['it/again.md']);
  });

  it('a library catches up with what happened while it was closed', async () => {
    const vault = await vaultOf(notes);
    const library = await temporaryFolder();
    const before = await openEngine(library, { startInference: noInference });
    await before.addFolders([vault]);
    await expect.poll(() => before.state().notes).toBe(2);
    const router = await idOf(before, 'mango');
    await before.close();
    await rename(join(vault, 'it/router.md'), join(vault, 'wifi.md'));
    await writeFile(join(vault, 'eggs.md'), '# Eggs\n\nPoach them.\n');
    const after = await openEngine(library, { startInference: noInference });
    await after.watch();
    await expect.poll(() => withWord(after, 'poach')).toEqual(['eggs.md']);
    await expect.poll(() => withWord(after, 'mango')).toEqual(['wifi.md']);
    expect(await idOf(after, 'mango')).toBe(router);
  });

  it('a removed folder is no longer watched', async () => {
    const { engine, vault } = await watched(notes);
    const other = await vaultOf({});
    await engine.addFolders([other]);
    await engine.removeFolder(engine.state().folders.find(({ path }) => path === vault)?.id ?? 0);
    await writeFiles(vault, { 'new.md': 'A cello.' });
    await writeFiles(other, { 'later.md': 'A cello, too.' });
    await expect.poll(() => withWord(engine, 'cello')).toEqual(['later.md']);
    await expect.poll(() => engine.state()).toMatchObject({ notes: 1, folders: [{ path: other }], notice: null });
  });
});
