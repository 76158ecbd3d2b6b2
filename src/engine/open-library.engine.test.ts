import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../shared/log.ts';
import { OpenLibrary } from './open-library.ts';
import { temporaryFolder, vaultOf, writeFiles } from './testing/folders.ts';
import { noInference, openEngine } from './testing/library.ts';

it('until the window is drawn a library is only opened, and is not called up to date; then no change is missed', async () => {
  const vault = await vaultOf({ 'kept.md': 'Kept.', 'gone.md': 'Gone.' });
  const library = await temporaryFolder();
  const first = await openEngine(library, { startInference: noInference });
  await first.addFolders([vault]);
  await expect.poll(() => first.state().notes).toBe(2);
  await first.close();
  await rm(join(vault, 'gone.md'));

  const startInference = vi.fn(noInference);
  const opened = new OpenLibrary({ open: () => openEngine(library, { startInference }), logger: silentLogger });
  onTestFinished(() => opened.close());
  const engine = await opened.engine();
  await expect.poll(() => engine.state().progress.phase).toBe('scanning');
  await writeFiles(vault, { 'between.md': 'Written while the window was drawn.' });
  expect(engine.state()).toMatchObject({ notes: 2, progress: { phase: 'scanning' } });
  expect(startInference).not.toHaveBeenCalled();

  opened.windowDrawn();
  const paths = async () =>
    (await engine.search({ query: 'kept gone written', mode: 'keyword', limit: 9 })).hits
      .map(({ path }) => path)
      .sort();
  await expect.poll(paths).toEqual(['between.md', 'kept.md']);
  await writeFiles(vault, { 'later.md': 'Written later.' });
  await expect.poll(paths).toEqual(['between.md', 'kept.md', 'later.md']);
});

it('a library that is closed before the window is drawn does nothing afterwards', async () => {
  const library = await temporaryFolder();
  const opened = new OpenLibrary({
    open: () => openEngine(library, { startInference: noInference }),
    logger: silentLogger,
  });
  const engine = await opened.engine();
  await opened.close();
  opened.windowDrawn();
  await expect(engine.watch()).resolves.toBeUndefined();
});
