import { cpSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { silentLogger } from '../shared/log.ts';
import { Incidents } from './library/incidents.ts';
import { OpenLibrary } from './open-library.ts';
import { vaultOf } from './testing/folders.ts';
import { addHosted, answer, many, notes, serverOf } from './testing/generations.ts';
import { openEngine } from './testing/library.ts';
import { type SmallDisk, smallDisk } from './testing/small-disk.ts';

const fullDisk = expect.objectContaining({ text: expect.stringMatching(/disk is nearly full/) });

/** A disk of so many megabytes with a place for a library. The test is skipped where none can be made. */
async function diskOf(size: number, test: TestContext): Promise<SmallDisk & { library: string }> {
  const disk = await smallDisk(size);
  if (disk === null) return test.skip('a small disk can only be made on Linux, as root');
  return { ...disk, library: join(disk.folder, 'library') };
}

describe('a full disk', () => {
  it('a library is not made on it, and nothing is left behind', async (test) => {
    const disk = await diskOf(90, test);
    await expect(openEngine(disk.library)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(disk.library)).toEqual([]);
  });

  it('reading, embedding and closing wait for room, search goes on, and everything goes on by itself', async (test) => {
    const disk = await diskOf(200, test);
    const engine = await openEngine(disk.library);
    engine.start();
    await engine.addFolders([await vaultOf(notes)]);
    await engine.settled();
    const more = await vaultOf(many(40));
    disk.fill(20);
    const adding = engine.addFolders([more]);
    await expect.poll(() => engine.state()).toMatchObject({ notice: fullDisk, notes: 3 });
    expect((await answer(engine, 'boil eggs')).best).toBe('eggs.md');
    disk.empty();
    await adding;
    await expect.poll(() => engine.state()).toMatchObject({ notes: 43, embedded: 43, notice: null });
    disk.fill(0);
    await engine.close();
    await expect(openEngine(disk.library)).rejects.toMatchObject({ code: 'disk-full' });
    disk.empty();
    const later = await openEngine(disk.library);
    expect(later.state()).toMatchObject({ notes: 43, embedded: 43, notice: null });
  });

  it('a re-embed waits for room in its batches and before its switch', async (test) => {
    const disk = await diskOf(200, test);
    const engine = await openEngine(disk.library);
    engine.start();
    await engine.addFolders([await vaultOf(many(200))]);
    await engine.settled();
    const server = await serverOf();
    const key = await addHosted(engine, server);
    const release = server.script({ kind: 'delay', milliseconds: 500 });
    await engine.models.use(key, true);
    await expect.poll(() => engine.state().reembed?.phase).toBe('embedding');
    disk.fill(20);
    release();
    await expect.poll(() => engine.state().notice).toEqual(fullDisk);
    disk.empty();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 200, notice: null });
  });

  it('a library is opened as soon as its disk has room, and until then every request is told why not', async (test) => {
    const disk = await diskOf(200, test);
    await (await openEngine(disk.library)).close();
    disk.fill(20);
    const library = new OpenLibrary({ open: () => openEngine(disk.library), logger: silentLogger });
    onTestFinished(() => library.close());
    await expect(library.engine()).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/Free some space/),
    });
    disk.empty();
    await expect.poll(async () => (await library.engine().catch(() => null))?.state().notes).toBe(0);
  });

  it('a library that was killed is not taken for damaged because its disk is full', async (test) => {
    const disk = await diskOf(300, test);
    const engine = await openEngine(disk.library);
    await engine.addFolders([await vaultOf(many(40))]);
    await expect.poll(() => engine.state().notes).toBe(40);
    const killed = join(disk.folder, 'killed');
    cpSync(disk.library, killed, { recursive: true, filter: (path) => !path.endsWith('owner.json') });
    disk.fill(3);
    await expect(openEngine(killed)).rejects.toMatchObject({ code: 'disk-full' });
    disk.empty();
    const later = await openEngine(killed);
    expect(later.state()).toMatchObject({ notes: 40, notice: null });
    expect(await new Incidents(killed).list()).toEqual([]);
  });
});
