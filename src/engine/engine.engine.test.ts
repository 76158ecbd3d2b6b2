import { mkdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProcessInference } from '../inference/testing/in-process.ts';
import type { Hit, SearchMode } from '../shared/domain.ts';
import type { LibraryState } from '../shared/library-state.ts';
import type { InferenceProcess } from './embedding/inference-process.ts';
import { probePassages } from './embedding/probe-passages.ts';
import type { Engine } from './engine.ts';
import { temporaryFolder, vaultOf, writeFiles } from './testing/folders.ts';
import { engineWith, openEngine, realInference } from './testing/library.ts';

const notes = {
  'cooking/eggs.md':
    '# Soft-boiled breakfast\n\nSix minutes from cold water once it bubbles, then an ice bath. Peel under running water.\n',
  'it/router.md':
    '# Oma’s router\n\nThe wireless network is called Sonnenblume; its key kx83-mango-7714 is on the sticker underneath.\n',
  'it/tls.md':
    '# Ingress\n\n## Certificates\n\nSet up an HTTPS certificate for the ingress controller with cert-manager.\n',
  'it/python.txt': 'Python list comprehension syntax: [x for x in items if x]',
  'health.md': '---\ntitle: Migraine plan\n---\nTake 400 mg ibuprofen with food, dark room, lots of water.\n',
};

async function find(engine: Engine, query: string, mode: SearchMode = 'hybrid'): Promise<Hit[]> {
  return (await engine.search({ query, limit: 10, mode })).hits;
}

async function first(engine: Engine, query: string, mode: SearchMode = 'hybrid'): Promise<string | undefined> {
  return (await find(engine, query, mode))[0]?.path;
}

describe('a library', () => {
  it('a library answers by meaning, by words, and by both', async () => {
    const { engine, vault } = await engineWith(notes);
    expect(await first(engine, 'how long should I boil eggs')).toBe('cooking/eggs.md');
    expect(await first(engine, 'what helps against a headache', 'semantic')).toBe('health.md');
    expect(await first(engine, 'kx83-mango-7714', 'keyword')).toBe('it/router.md');
    expect(await find(engine, 'xylophone quartet', 'keyword')).toEqual([]);
    expect(await find(engine, '   ')).toEqual([]);
    const [hit] = await find(engine, 'configure TLS on Kubernetes ingress');
    expect(hit).toMatchObject({
      path: 'it/tls.md',
      folder: vault,
      title: 'Ingress',
      headings: ['Ingress', 'Certificates'],
      keyword: true,
    });
    const far = (await find(engine, 'configure TLS on Kubernetes ingress')).find(
      ({ path }) => path === 'it/python.txt',
    );
    expect(hit?.similarity).toBeGreaterThan((far?.similarity ?? 1) + 0.3);

    // However much memory the user gives to vectors, from then on.
    for (const [vectorMemory, index] of [
      ['none', 'bits'],
      ['quarter', 'memory'],
    ] as const) {
      await engine.models.configure({ vectorMemory });
      expect(await engine.models.list()).toMatchObject({ vectorMemory });
      expect(await engine.indexStatus()).toMatchObject({ index });
      expect((await find(engine, 'configure TLS on Kubernetes ingress'))[0]).toMatchObject({
        path: 'it/tls.md',
        similarity: expect.closeTo(hit?.similarity ?? 0, 3),
      });
    }
  });

  it('a hit gives the passage with its place in the file, and the note is shown with it', async () => {
    const { engine } = await engineWith({ 'a.md': '\uFEFF# Café ☕\r\n\r\nGrüße 😀 aus dem Süden.\r\n' });
    const [hit] = await find(engine, 'Grüße');
    const note = await engine.readNote(hit?.noteId ?? 0, hit?.chunkId ?? null);
    expect(note.text.slice(hit?.start, hit?.end)).toBe(hit?.passage);
    expect(note.passage).toEqual({ start: hit?.start, end: hit?.end });
    expect(note.format).toBe('markdown');
    await expect(engine.readNote(999, null)).rejects.toMatchObject({ code: 'note-missing' });
  });

  it('Chinese and Japanese notes are found by their words', async () => {
    const { engine } = await engineWith({
      ...notes,
      'tokyo.md': '东京是日本的首都，人口很多。',
      'kyoto.md': '京都には古い寺がたくさんあります。',
    });
    expect(await first(engine, '日本的首都', 'keyword')).toBe('tokyo.md');
    expect(await first(engine, '古い寺', 'keyword')).toBe('kyoto.md');
  });

  it('a rescan follows what has happened on the disk, and touches nothing else', async () => {
    const { engine, vault } = await engineWith(notes);
    const idOf = async (query: string) => (await find(engine, query))[0]?.noteId;
    const eggs = await idOf('boil eggs');
    await rm(join(vault, 'it/router.md'));
    await writeFile(join(vault, 'health.md'), '# Knee\n\nPhysiotherapy every Tuesday at nine.\n');
    await writeFile(join(vault, 'new.txt'), 'The spare key hangs behind the boiler.');
    const later = new Date(Date.now() + 60_000);
    await utimes(join(vault, 'cooking/eggs.md'), later, later);
    await engine.rescan();
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 5, chunks: 5, embedded: 5, failed: 0 });
    expect(await first(engine, 'physiotherapy')).toBe('health.md');
    expect(await first(engine, 'spare key')).toBe('new.txt');
    expect((await find(engine, 'Sonnenblume')).map(({ path }) => path)).not.toContain('it/router.md');
    expect(await idOf('boil eggs')).toBe(eggs);
  });

  it('nothing is embedded again for notes that were moved, copied or put back', async () => {
    let embedded = 0;
    const counting = (): InferenceProcess => {
      const process = realInference();
      return {
        ...process,
        post: (message) => {
          const { name, input } = message as { name: string; input: { texts?: string[] } };
          const ofNotes = input.texts?.filter((text) => !probePassages.includes(text)) ?? [];
          if (name === 'embed') embedded += ofNotes.length;
          process.post(message);
        },
      };
    };
    const vault = await vaultOf(notes);
    const engine = await openEngine(await temporaryFolder(), { startInference: counting });
    engine.start();
    await engine.addFolders([vault]);
    await engine.settled();
    expect(embedded).toBe(5);
    await rename(join(vault, 'it/tls.md'), join(vault, 'cooking/tls.md'));
    await writeFiles(vault, { 'copy.md': notes['health.md'] });
    await rm(join(vault, 'it/router.md'));
    await engine.rescan();
    await engine.settled();
    await writeFiles(vault, { 'back/router.md': notes['it/router.md'] });
    await engine.rescan();
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 6, embedded: 6 });
    expect(embedded).toBe(5);
  });

  it('a note that was moved is found where it is now, though it was found before', async () => {
    const { engine, vault } = await engineWith(notes);
    const found = async (mode: SearchMode) =>
      (await engine.search({ query: 'ingress certificate', mode, limit: 1 })).hits[0];
    const modes = ['hybrid', 'semantic', 'keyword'] as const;
    for (const mode of modes) expect(await found(mode)).toMatchObject({ path: 'it/tls.md' });
    await rename(join(vault, 'it/tls.md'), join(vault, 'cooking/tls.md'));
    await engine.rescan();
    await engine.settled();
    for (const mode of modes) expect(await found(mode)).toMatchObject({ path: 'cooking/tls.md' });
  });

  it('notes are kept of a folder that has gone, and of one that is suddenly empty', async () => {
    const { engine, vault } = await engineWith(notes);
    const aside = `${vault}-unplugged`;
    await rename(vault, aside);
    await engine.rescan();
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 5, folders: [{ available: false }] });
    await mkdir(vault);
    await engine.rescan();
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 5, folders: [{ available: false }] });
    await rm(vault, { recursive: true });
    await rename(aside, vault);
    await engine.rescan();
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 5, folders: [{ available: true }] });
  });

  it('what is no folder is refused, and so is a missing one, and one inside another', async () => {
    const { engine, vault } = await engineWith(notes);
    await expect(engine.addFolders([join(vault, 'health.md')])).rejects.toMatchObject({ code: 'not-a-folder' });
    await expect(engine.addFolders([join(vault, 'nowhere')])).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(engine.addFolders([join(vault, 'it')])).rejects.toMatchObject({ code: 'folder-already-covered' });
    const link = join(await temporaryFolder(), 'link');
    await symlink(join(vault, 'it'), link);
    await expect(engine.addFolders([link])).rejects.toMatchObject({ code: 'folder-already-covered' });
    expect(engine.state().folders).toHaveLength(1);
  });

  it('a folder takes the place of those inside it', async () => {
    const vault = await vaultOf(notes);
    const engine = await openEngine(await temporaryFolder());
    engine.start();
    await engine.addFolders([join(vault, 'it'), join(vault, 'cooking')]);
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 4 });
    await engine.addFolders([vault]);
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 5, embedded: 5, folders: [{ path: vault }] });
  });

  it('a removed folder is forgotten, and only that one', async () => {
    const { engine } = await engineWith(notes);
    const other = await vaultOf({ 'bees.md': 'The hive needs sugar water in October.' });
    await engine.addFolders([other]);
    await engine.settled();
    const folder = engine.state().folders.find(({ path }) => path === other);
    await engine.removeFolder(folder?.id ?? 0);
    expect(engine.state()).toMatchObject({ notes: 5, chunks: 5, embedded: 5 });
    expect((await find(engine, 'feeding bees')).map(({ path }) => path)).not.toContain('bees.md');
    expect((await stat(join(other, 'bees.md'))).isFile()).toBe(true);
  });

  it('a removed folder is no longer shown at once, and is indexed again when it is added right then', async () => {
    const vault = await vaultOf(notes);
    const engine = await openEngine(await temporaryFolder());
    engine.start();
    await engine.addFolders([vault]);
    const [folder] = engine.state().folders;
    const removed = engine.removeFolder(folder?.id ?? 0);
    await expect.poll(() => engine.state().folders, { interval: 1 }).toEqual([]);
    await Promise.all([removed, engine.rescan(), engine.addFolders([vault])]);
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 5, embedded: 5, notice: null, folders: [{ path: vault }] });
  });

  it('files that cannot be read are counted, a guess is remarked, and the rest is indexed', async () => {
    const { engine } = await engineWith({
      ...notes,
      'binary.md': Buffer.from([0x89, 0x50, 0, 0xff]),
      'latin.txt': Buffer.from('Grüße', 'latin1'),
    });
    expect(engine.state()).toMatchObject({ notes: 6, skippedFiles: 1, remarks: 1 });
  });

  it('a library that is opened again remembers everything', async () => {
    const vault = await vaultOf(notes);
    const library = await temporaryFolder();
    const before = await openEngine(library);
    before.start();
    await before.addFolders([vault]);
    await before.settled();
    await before.close();
    const after = await openEngine(library);
    expect(after.state()).toMatchObject({ notes: 5, chunks: 5, embedded: 5, folders: [{ path: vault }] });
    expect(await first(after, 'how long should I boil eggs')).toBe('cooking/eggs.md');
  });

  it('the model for queries is loaded when a library is opened again, before a search and although it is paused', async () => {
    const library = await temporaryFolder();
    const before = await openEngine(library);
    before.start();
    await before.addFolders([await vaultOf(notes)]);
    await before.settled();
    await before.pause();
    await before.close();
    let started = 0;
    const startInference = () => {
      started++;
      return inProcessInference();
    };
    const after = await openEngine(library, { startInference });
    after.start();
    await after.watch();
    await expect.poll(() => started).toBe(1);
  });

  it('a library never calls itself up to date while passages are pending', async () => {
    const vault = await vaultOf(notes);
    const library = await temporaryFolder();
    const before = await openEngine(library);
    await before.addFolders([vault]);
    await expect.poll(() => before.state().notes).toBe(5);
    await before.close();
    const told: LibraryState[] = [];
    const after = await openEngine(library, { onLibraryChange: (state) => told.push(state) });
    expect(after.state()).toMatchObject({ chunks: 5, embedded: 0, progress: { phase: 'embedding' } });
    after.start();
    await after.rescan();
    await after.settled();
    await expect.poll(() => told.at(-1)?.progress.phase).toBe('idle');
    for (const { progress, embedded } of told) expect(progress.phase === 'idle' && embedded < 5).toBe(false);
  });

  it('a library with a broken file of choices is refused, so that no choice is forgotten', async () => {
    const library = await temporaryFolder();
    await writeFiles(library, { 'library.json': '{"version": 1, "folders": [' });
    await expect(openEngine(library)).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('a library is rebuilt from the notes when its database is lost', async () => {
    const vault = await vaultOf(notes);
    const library = await temporaryFolder();
    const before = await openEngine(library);
    await before.addFolders([vault]);
    await before.close();
    await rm(join(library, 'database'), { recursive: true });
    const after = await openEngine(library);
    after.start();
    await after.rescan();
    await after.settled();
    expect(after.state()).toMatchObject({ notes: 5, embedded: 5 });
  });

  it('the progress of work is reported ten times a second at most, and ends idle', async () => {
    const told: { at: number; state: LibraryState }[] = [];
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `${index}.md`,
        `# Note ${index}\n\n${`About subject ${index}. `.repeat(200)}`,
      ]),
    );
    const engine = await openEngine(await temporaryFolder(), {
      onLibraryChange: (state) => told.push({ at: performance.now(), state }),
    });
    engine.start();
    await engine.addFolders([await vaultOf(many)]);
    await engine.settled();
    await expect.poll(() => told.at(-1)?.state.progress.phase).toBe('idle');
    const phases = told.map(({ state }) => state.progress.phase);
    expect(phases).toContain('chunking');
    expect(phases).toContain('embedding');
    const gaps = told.slice(1).map(({ at }, index) => at - (told[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(90);
    expect(engine.state()).toMatchObject({ notes: 400, embedded: engine.state().chunks });
  });

  it('a library that is being closed answers what was asked before, and refuses what is asked after', async () => {
    let processes = 0;
    const engine = await openEngine(await temporaryFolder(), {
      startInference: () => {
        processes++;
        return realInference();
      },
    });
    engine.start();
    await engine.addFolders([await vaultOf({ ...notes, 'page.html': '<h1>Bees</h1><p>They swarm in May.</p>' })]);
    await engine.settled();
    const [hit] = await find(engine, 'swarming bees');
    const { noteId = 0, chunkId = 0 } = hit ?? {};
    const started = processes;
    const ask = () =>
      Promise.allSettled([
        engine.search({ query: 'a question of its own', limit: 5, mode: 'hybrid' }),
        engine.similar({ noteId, selection: null, limit: 5 }),
        engine.sentences('when do bees swarm?', [chunkId]),
        engine.readNote(noteId, chunkId),
        engine.problems(),
        engine.rescan(),
      ]);
    const before = ask();
    const closing = engine.close();
    const meanwhile = ask();
    await closing;
    const refused = { status: 'rejected', reason: { code: 'engine-stopped' } };
    expect((await before).slice(0, 3)).toMatchObject(Array(3).fill({ status: 'fulfilled' }));
    for (const outcome of [...(await before), ...(await meanwhile)]) {
      if (outcome.status === 'rejected') expect(outcome).toMatchObject(refused);
    }
    for (const outcome of await ask()) expect(outcome).toMatchObject(refused);
    expect(processes).toBe(started);
  });

  it('a library is searched by words before anything is embedded, and says how much semantic search can see', async () => {
    const vault = await vaultOf(notes);
    const engine = await openEngine(await temporaryFolder());
    await engine.addFolders([vault]);
    await expect.poll(() => engine.state().notes).toBe(5);
    const { hits, searchable } = await engine.search({ query: 'ibuprofen', limit: 5, mode: 'hybrid' });
    expect(hits[0]).toMatchObject({ path: 'health.md', similarity: null });
    expect(searchable).toBe(0);
  });
});
