import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MapState } from '../../shared/map.ts';
import type { Engine } from '../engine.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { engineWith, openEngine } from '../testing/library.ts';
import { commands, plants } from '../testing/subjects.ts';

const notes: Record<string, string> = Object.fromEntries([
  ...plants.flatMap((plant) => [
    [
      `garden/${plant}.md`,
      `# Growing ${plant}\n\nSow the ${plant} in garden soil in spring and water the garden well.`,
    ],
    [`garden/more ${plant}.md`, `# Soil for ${plant}\n\nIn the garden, ${plant} wants loose soil with much compost.`],
  ]),
  ...commands.flatMap((name) => [
    [`git/${name}.md`, `# Using git ${name}\n\nIn a git repository, git ${name} changes what the history looks like.`],
    [`git/more ${name}.md`, `# Undoing git ${name}\n\nThe git reflog shows how to undo a git ${name} in a repository.`],
  ]),
]);

/** The folder whose notes, and only they, hold a word. */
function subjectOf(word: string): string {
  const folders = Object.entries(notes).flatMap(([path, text]) =>
    text.toLowerCase().includes(word.toLowerCase()) ? [path.split('/')[0] ?? ''] : [],
  );
  return [...new Set(folders)].join(' and ');
}

async function mapOf({ map }: Engine, anew = false): Promise<MapState> {
  map.update(anew);
  await map.settled();
  return map.state();
}

/** The notes’ places, by id. */
async function placesOf({ map }: Engine): Promise<Map<number, [number, number]>> {
  const { noteIds, positions } = await map.points(0);
  const ids = new Int32Array(Uint8Array.from(Buffer.from(noteIds, 'base64')).buffer);
  const places = new Float32Array(Uint8Array.from(Buffer.from(positions, 'base64')).buffer);
  return new Map(Array.from(ids, (id, at) => [id, [places[2 * at] ?? 0, places[2 * at + 1] ?? 0]]));
}

describe('the map of a library', () => {
  it('there is no map of a few notes, and the reason is said; they are listed all the same', async () => {
    const { engine } = await engineWith({ 'a.md': '# A\n\nOne note.', 'b.md': '# B\n\nAnother.' });
    expect(await mapOf(engine)).toMatchObject({ missing: 'few-notes', points: 0, clusters: [] });
    const { total, titles } = await engine.map.points(0);
    expect(total).toBe(2);
    expect(titles.sort()).toEqual(['A', 'B']);
  });

  it('a map is laid out and named once, stored, and the same when the library is opened again', async () => {
    const library = await temporaryFolder();
    const vault = await vaultOf(notes);
    const first = await openEngine(library);
    first.start();
    await first.addFolders([vault]);
    await first.settled();
    const state = await mapOf(first);
    expect(state).toMatchObject({ missing: null, failure: null, points: 40, changed: 0 });
    // A group is called by words of one subject, and both subjects have groups.
    const subjects = state.clusters.map(({ words }) => [...new Set(words.map(subjectOf))]);
    expect(subjects.every((of) => of.length === 1)).toBe(true);
    expect([...new Set(subjects.flat())].sort()).toEqual(['garden', 'git']);
    await first.map.rename(state.version, 0, 'My group');
    const places = await placesOf(first);
    const batch = await first.map.points(0);
    expect(batch.folderNames.sort()).toEqual(['garden', 'git']);
    await first.close();

    const second = await openEngine(library);
    second.start();
    await second.settled();
    const again = await mapOf(second);
    expect(again.clusters.map(({ name }) => name)).toContain('My group');
    expect(await placesOf(second)).toEqual(places);

    // A new layout of the same vectors is the same, and keeps the user’s name.
    const anew = await mapOf(second, true);
    expect(anew.clusters[0]?.name).toBe('My group');
    expect(await placesOf(second)).toEqual(places);
    await expect(second.map.rename(state.version, 0, 'Late')).rejects.toMatchObject({ code: 'map-changed' });
  });

  it('the same notes have the same map, in whatever order they were written and read, and its groups the names of their own notes', async () => {
    const layouts = [];
    for (const isReversed of [false, true]) {
      const vault = await vaultOf(notes);
      const paths = Object.keys(notes).sort();
      for (const [minute, path] of (isReversed ? paths.reverse() : paths).entries())
        await utimes(join(vault, path), minute * 60, minute * 60);
      const engine = await openEngine(await temporaryFolder());
      engine.start();
      await engine.addFolders([vault]);
      await engine.settled();
      const { clusters } = await mapOf(engine);
      const places = await placesOf(engine);
      const { hits } = await engine.search({ query: 'after:1960', mode: 'keyword', limit: 100 });
      layouts.push(new Map(hits.map(({ path, noteId }) => [path, places.get(noteId)])));
      for (const { words, x, y } of clusters) {
        const distance = ({ noteId }: { noteId: number }): number => {
          const [ownX, ownY] = places.get(noteId) ?? [9, 9];
          return Math.hypot(ownX - x, ownY - y);
        };
        const [nearest] = hits.toSorted((a, b) => distance(a) - distance(b));
        expect(words.map(subjectOf)).toEqual(words.map(() => nearest?.path.split('/')[0]));
      }
    }
    expect(layouts[0]?.size).toBe(40);
    expect(layouts[1]).toEqual(layouts[0]);
  });

  it('a new note is placed beside similar ones, a removed one leaves, and nothing else moves', async () => {
    const { engine, vault } = await engineWith(notes);
    expect(await mapOf(engine)).toMatchObject({ points: 40, missing: null });
    const before = await placesOf(engine);
    await writeFile(
      join(vault, 'garden', 'leek.md'),
      '# Growing leek\n\nSow the leek in garden soil in spring and water the garden well.',
    );
    await rm(join(vault, 'git', 'blame.md'));
    await rm(join(vault, 'git', 'reset.md'));
    await engine.rescan();
    await engine.settled();
    const state = await mapOf(engine);
    expect(state).toMatchObject({ points: 39, missing: null });
    expect(state.changed).toBeCloseTo(3 / 40);
    const after = await placesOf(engine);
    const kept = [...before].filter(([id]) => after.has(id));
    expect(kept).toHaveLength(38);
    for (const [id, place] of kept) expect(after.get(id)).toEqual(place);
    const [added] = [...after.keys()].filter((id) => !before.has(id));
    const similar = await engine.similar({ noteId: added ?? 0, selection: null, limit: 1 });
    const [x = 0, y = 0] = after.get(added ?? 0) ?? [];
    const [nearX = 9, nearY = 9] = after.get(similar.hits[0]?.noteId ?? 0) ?? [];
    expect(Math.hypot(x - nearX, y - nearY)).toBeLessThan(0.5);
  });

  it('a map that is being laid out does not keep the library from closing', async () => {
    const engine = await openEngine(await temporaryFolder(), {
      mapWorker: join(await vaultOf({ 'endless.mjs': 'setInterval(() => {}, 1_000);' }), 'endless.mjs'),
    });
    engine.start();
    await engine.addFolders([await vaultOf(notes)]);
    await engine.settled();
    engine.map.update(true);
    // While its vectors are read: nothing comes after them.
    const began = performance.now();
    await engine.map.close();
    expect(performance.now() - began).toBeLessThan(500);
    expect(engine.map.state()).toMatchObject({ failure: null, points: 0 });
  });

  it('a map that is with its thread is given up when the library is closed', async () => {
    const stages: (string | undefined)[] = [];
    const engine = await openEngine(await temporaryFolder(), {
      mapWorker: join(await vaultOf({ 'endless.mjs': 'setInterval(() => {}, 1_000);' }), 'endless.mjs'),
      onMapChange: ({ progress }) => void stages.push(progress?.stage),
    });
    engine.start();
    await engine.addFolders([await vaultOf(notes)]);
    await engine.settled();
    engine.map.update(true);
    await expect.poll(() => stages).toContain('reading');
    await engine.map.close();
    expect(engine.map.state()).toMatchObject({ failure: null, points: 0 });
  });
});
