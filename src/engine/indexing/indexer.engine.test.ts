import { execFileSync } from 'node:child_process';
import { chmod, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FolderSettings } from '../../shared/domain.ts';
import type { LibraryState } from '../../shared/library-state.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import type { Engine } from '../engine.ts';
import { temporaryFolder, vaultOf, writeFiles } from '../testing/folders.ts';
import { engineWith, noInference, openEngine } from '../testing/library.ts';

async function engineOver(vault: string, library?: string): Promise<Engine> {
  const engine = await openEngine(library ?? (await temporaryFolder()), { startInference: noInference });
  await engine.addFolders([vault]);
  await settledFolder(engine);
  return engine;
}

/** Waits until the folder has been read: the indexer works in the order of the requests. */
function settledFolder(engine: Engine): Promise<void> {
  return engine.retryProblems({ folderId: theFolder(engine).id, path: 'nothing.md' });
}

async function rescanned(engine: Engine): Promise<void> {
  await engine.rescan();
  await settledFolder(engine);
}

async function paths(engine: Engine): Promise<string[]> {
  const { hits } = await engine.search({ query: 'note', limit: 100, mode: 'keyword' });
  return hits.map(({ path }) => path).sort();
}

const reasons = async (engine: Engine) =>
  Object.fromEntries((await engine.problems()).problems.map(({ path, reason }) => [path, textsInEnglish(reason)]));

const theFolder = (engine: Engine) => engine.state().folders[0] ?? expect.fail('There is no folder.');

async function configured(engine: Engine, change: Partial<FolderSettings>): Promise<void> {
  const { id, settings } = theFolder(engine);
  await engine.configureFolder(id, { ...settings, ...change });
  await settledFolder(engine);
}

describe('a file that cannot be indexed', () => {
  it('a file that cannot be indexed is listed with the reason, until it can be or is gone', async () => {
    const vault = await vaultOf({
      'a.md': 'A note.',
      'b.md': Buffer.from([0x89, 0x50, 0, 0xff]),
      'c.md': Buffer.of(0),
    });
    await symlink('/etc/passwd', join(vault, 'd.md'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(vault, 'e.md')]);
    const engine = await engineOver(vault);
    expect(engine.state()).toMatchObject({ notes: 1, skippedFiles: process.platform === 'win32' ? 3 : 4 });
    expect(await reasons(engine)).toMatchObject({
      'b.md': expect.stringContaining('text'),
      'd.md': expect.stringContaining('points out of the folder'),
    });
    await writeFile(join(vault, 'b.md'), 'Another note.');
    for (const path of ['c.md', 'd.md', 'e.md']) await rm(join(vault, path), { force: true });
    await rescanned(engine);
    expect(await reasons(engine)).toEqual({});
    expect(await paths(engine)).toEqual(['a.md', 'b.md']);
  });

  it('a file that cannot be indexed is not tried again before it changes, unless the user asks', async () => {
    const vault = await vaultOf({ 'a.md': 'A note.', 'b.md': Buffer.from([0x89, 0x50, 0, 0xff]) });
    const engine = await engineOver(vault);
    const [problem] = (await engine.problems()).problems;
    expect(problem).toMatchObject({ path: 'b.md', folder: vault });
    expect(await engine.locateProblem({ folderId: problem?.folderId ?? 0, path: 'b.md' })).toBe(join(vault, 'b.md'));
    await expect(engine.locateProblem({ folderId: problem?.folderId ?? 0, path: 'a.md' })).rejects.toMatchObject({
      code: 'note-missing',
    });
    await engine.retryProblems({ folderId: problem?.folderId ?? 0, path: 'b.md' });
    expect(Object.keys(await reasons(engine))).toEqual(['b.md']);
    await engine.retryProblems(null);
    expect(Object.keys(await reasons(engine))).toEqual(['b.md']);
    await writeFile(join(vault, 'b.md'), 'Another note.');
    await engine.retryProblems(null);
    expect(await reasons(engine)).toEqual({});
    expect(await paths(engine)).toEqual(['a.md', 'b.md']);
  });

  it('a retry reads nothing that is no problem, neither in the folder nor outside', async () => {
    const library = await vaultOf({ 'in/a.md': 'A note.', 'private/secret.md': 'A secret note.' });
    const engine = await engineOver(join(library, 'in'));
    await configured(engine, { patterns: ['!..', '!.*/'], gitignore: false, code: false });
    await writeFiles(library, { 'in/b.md': 'Another note.' });
    for (const path of ['../private/secret.md', 'x/../../private/secret.md', '..', '']) {
      await engine.retryProblems({ folderId: theFolder(engine).id, path });
    }
    expect((await paths(engine)).filter((path) => path.includes('secret'))).toEqual([]);
    expect(await reasons(engine)).toEqual({});
    expect(engine.state().notice).toBeNull();
  });

  it('a warning lasts while it is true: a rescan keeps it without reading the note, a retry reads it', async () => {
    const guessed = Buffer.from('Die Wörter im Garten.', 'latin1');
    const vault = await vaultOf({ 'a.md': guessed });
    const time = new Date('2024-05-01T12:00:00Z');
    await utimes(join(vault, 'a.md'), time, time);
    const engine = await engineOver(vault);
    const warned = { 'a.md': expect.stringContaining('which is a guess') };
    expect(await reasons(engine)).toEqual(warned);
    expect(engine.state()).toMatchObject({ notes: 1, skippedFiles: 0, remarks: 1 });
    await rescanned(engine);
    await configured(engine, { code: true });
    await engine.retryProblems(null);
    expect(await reasons(engine)).toEqual(warned);
    // The same size and time: only reading the file shows that all is well.
    await writeFile(join(vault, 'a.md'), 'A'.repeat(guessed.length));
    await utimes(join(vault, 'a.md'), time, time);
    await rescanned(engine);
    expect(await reasons(engine)).toEqual(warned);
    await engine.retryProblems({ folderId: theFolder(engine).id, path: 'a.md' });
    expect(await reasons(engine)).toEqual({});
    expect(engine.state()).toMatchObject({ notes: 1, skippedFiles: 0, remarks: 0 });
  });

  it('a file that cannot be indexed is tried again when its permissions change', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'the superuser may read every file');
    const vault = await vaultOf({ 'a.md': 'A note.' });
    await chmod(join(vault, 'a.md'), 0);
    const engine = await engineOver(vault);
    expect(Object.keys(await reasons(engine))).toEqual(['a.md']);
    await chmod(join(vault, 'a.md'), 0o600);
    await rescanned(engine);
    expect(await paths(engine)).toEqual(['a.md']);
  });
});

describe('a note that has moved', () => {
  it('a moved note is the same, even where several have the same content', async () => {
    const vault = await vaultOf({ 'a/one.md': 'A note.', 'a/two.md': 'A note.', 'three.md': 'Another note.' });
    const engine = await engineOver(vault);
    const ids = async () => {
      const { hits } = await engine.search({ query: 'note', limit: 100, mode: 'keyword' });
      return Object.fromEntries(hits.map(({ path, noteId }) => [path, noteId]));
    };
    const before = await ids();
    await rename(join(vault, 'a'), join(vault, 'b'));
    await rename(join(vault, 'three.md'), join(vault, 'b/renamed.md'));
    await rescanned(engine);
    expect(await ids()).toEqual({
      'b/one.md': before['a/one.md'],
      'b/two.md': before['a/two.md'],
      'b/renamed.md': before['three.md'],
    });
  });
});

describe('the settings of a folder', () => {
  const files = { 'a.md': 'A note.', 'drafts/b.md': 'A note.', 'old/c.md': 'A note.', 'd.py': '# A note.\n' };

  it('a folder’s settings decide what is indexed, and are kept', async () => {
    const library = await temporaryFolder();
    const engine = await engineOver(await vaultOf(files), library);
    expect(await paths(engine)).toEqual(['a.md', 'drafts/b.md', 'old/c.md']);
    await configured(engine, { patterns: ['drafts/', 'old'], code: true });
    expect(await paths(engine)).toEqual(['a.md', 'd.py']);
    await engine.close();
    const again = await openEngine(library, { startInference: noInference });
    expect(theFolder(again).settings).toMatchObject({ patterns: ['drafts/', 'old'], code: true });
    await configured(again, { patterns: [] });
    expect(await paths(again)).toEqual(['a.md', 'd.py', 'drafts/b.md', 'old/c.md']);
  });

  it('a folder’s settings say how large a note may be', async () => {
    const engine = await engineOver(await vaultOf({ 'long.md': 'A note. '.repeat(20_000), 'short.md': 'A note.' }));
    expect(engine.state()).toMatchObject({ notes: 2 });
    await configured(engine, { mostMegabytes: 0.1 });
    expect(await reasons(engine)).toEqual({ 'long.md': expect.stringContaining('0.1 MB') });
    expect(await paths(engine)).toEqual(['short.md']);
    await configured(engine, { mostMegabytes: 10 });
    expect(await reasons(engine)).toEqual({});
    expect(engine.state()).toMatchObject({ notes: 2 });
  });

  it('a folder’s settings can be previewed without changing anything', async () => {
    const others = { 'a.jpg': '', 'drafts/b.JPG': '', 'c.doc': '', Makefile: '', 'old/d.doc': '', '.DS_Store': '' };
    const engine = await engineOver(await vaultOf({ ...files, ...others, '.gitignore': 'old/\n', '.hidden/x.md': '' }));
    const { id, settings } = theFolder(engine);
    const passedOver = [
      { ending: '.jpg', files: 2 },
      { ending: '.doc', files: 1 },
      { ending: '', files: 1 },
    ];
    const preview = (change: Partial<FolderSettings>) => engine.previewFolder(id, { ...settings, ...change });
    expect(await preview({})).toEqual({
      kept: 2,
      unreadable: 0,
      excluded: 1,
      examples: ['old/c.md'],
      passedOver: expect.arrayContaining(passedOver),
    });
    expect((await preview({ pictures: true })).passedOver).not.toContainEqual(passedOver[0]);
    expect(await preview({ gitignore: false, patterns: ['drafts'] })).toEqual({
      kept: 2,
      unreadable: 0,
      excluded: 1,
      examples: ['drafts/b.md'],
      passedOver: expect.anything(),
    });
    expect(await preview({ patterns: ['!.hidden/'], code: true })).toMatchObject({ kept: 4, excluded: 1 });
    expect(await paths(engine)).toEqual(['a.md', 'drafts/b.md']);
  });
});

describe('a folder that is being read', () => {
  it('a folder whose indexing is paused is left as it is, and read to its end when the user looks for changes', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`${index}.md`, `# Note ${index}\n\n${'A note. '.repeat(300)}`]),
    );
    const engine = await openEngine(await temporaryFolder(), { startInference: noInference });
    await engine.addFolders([await vaultOf(many)]);
    await expect.poll(() => engine.state().progress.done).toBeGreaterThan(0);
    await engine.pause();
    await expect.poll(() => engine.state().progress.phase).toBe('paused');
    const { notes: documents, folders, notice } = engine.state();
    expect(documents).toBeLessThan(600);
    expect(folders).toMatchObject([{ work: { stage: 'waiting' }, available: true }]);
    expect(notice).toBeNull();
    await rescanned(engine);
    expect(engine.state()).toMatchObject({ notes: 600, isPaused: false });
  });

  it('a pause holds reading and embedding, is kept over a restart, and ends when the user resumes', async () => {
    const library = await temporaryFolder();
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.md`, `# Note ${at}\n\nOf ${at}.`]));
    const vault = await vaultOf(many);
    const first = await openEngine(library);
    first.start();
    await first.addFolders([vault]);
    await first.pause();
    await expect.poll(() => first.state().progress.phase).toBe('paused');
    await first.close();

    const engine = await openEngine(library);
    engine.start();
    await engine.watch();
    const before = engine.state();
    expect(before).toMatchObject({ isPaused: true, folders: [{ work: { stage: 'waiting' } }] });
    expect(before.notes).toBeLessThan(300);
    await engine.resume();
    await engine.settled();
    const { notes, chunks, embedded, progress, run, lastRun, folders } = engine.state();
    expect({ notes, progress: progress.phase, run, folders }).toMatchObject({
      notes: 300,
      progress: 'idle',
      run: null,
      folders: [{ work: null }],
    });
    expect(embedded).toBe(chunks);
    expect(lastRun?.files).toBe(300 - before.notes);
  });

  it('while everything is paused no folder is read; the last of several quick wishes stands', async () => {
    const { engine, vault } = await engineWith({ 'a.md': '# A' });
    await Promise.all([engine.pause(), engine.resume()]);
    expect(engine.state().isPaused).toBe(false);
    await Promise.all([engine.resume(), engine.pause()]);
    expect(engine.state().isPaused).toBe(true);

    // A path that is refused does not end the pause.
    await expect(engine.addFolders([join(vault, 'nowhere')])).rejects.toMatchObject({ code: 'folder-missing' });
    expect(engine.state().isPaused).toBe(true);

    await writeFile(join(vault, 'b.md'), '# B');
    await engine.rescanFolder(engine.state().folders[0]?.id ?? 0);
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 2, isPaused: false });
  });

  it('a watched folder that has to be read again waits for the end of the pause', async () => {
    const { engine, vault } = await engineWith({ 'a.md': '# A' });
    await engine.watch();
    await engine.settled();
    await engine.pause();
    // More than are looked at one by one.
    await Promise.all(Array.from({ length: 1_200 }, (_, at) => writeFile(join(vault, `${at}.txt`), `Note ${at}.`)));
    await expect.poll(() => engine.state().folders[0]?.work?.stage, { timeout: 10_000 }).toBe('waiting');
    expect(engine.state().notes).toBeLessThan(1_200);
    await engine.resume();
    await expect.poll(() => engine.state().notes, { timeout: 20_000 }).toBe(1_201);
  });

  it('the share of a run begins to move while files are still looked for, and never goes back', async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${at}.md`, `# Note ${at}\n\nOf ${at}.`]));
    const states: LibraryState[] = [];
    const engine = await openEngine(await temporaryFolder(), { onLibraryChange: (state) => void states.push(state) });
    engine.start();
    await engine.addFolders([await vaultOf(many)]);
    await engine.settled();
    const running = states.flatMap(({ run }) => (run === null ? [] : [run]));
    const shares = running.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(running.find(({ reading }) => reading.done === 0)?.share ?? 1).toBeLessThan(0.5);
    expect(engine.state().lastRun).toMatchObject({ files: 400, passages: engine.state().chunks });
  });
});

describe('the library’s file', () => {
  it('the library’s file of earlier versions is understood', async () => {
    const vault = await vaultOf({ 'a.md': 'A note.' });
    const library = await temporaryFolder();
    const before = await engineOver(vault, library);
    await before.close();
    const file = JSON.parse(await readFile(join(library, 'library.json'), 'utf8'));
    for (const earlier of [
      { version: 1, folders: [vault] },
      { ...file, version: 2, folders: [vault] },
    ]) {
      await writeFiles(library, { 'library.json': JSON.stringify(earlier) });
      const after = await openEngine(library, { startInference: noInference });
      expect(theFolder(after)).toMatchObject({ path: vault, notes: 1, settings: { gitignore: true } });
      await after.close();
    }
  });
});

it('settings that change while their folder is being indexed apply to all of it', async () => {
  const texts = Array.from({ length: 400 }, (_, at) => [`${at}.md`, `Note ${at}. ${'A word. '.repeat(400)}`]);
  const vault = await vaultOf({ ...Object.fromEntries(texts), 'tool.py': '# A note on a tool.' });
  const engine = await openEngine(await temporaryFolder(), { startInference: noInference });
  await engine.addFolders([vault]);
  await expect.poll(() => engine.state().progress.phase).toBe('chunking');
  await configured(engine, { code: true });
  expect(engine.state().notes).toBe(401);
});
