import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, vaultOf, writeFiles } from './testing/folders.ts';
import { noInference, openEngine } from './testing/library.ts';

it('a program that crashes twice soon after its start comes up paused, without the file it was reading', async () => {
  const vault = await vaultOf({ 'good.md': 'About bees.' });
  let library = await temporaryFolder();
  const engine = await openEngine(library, { startInference: noInference });
  engine.start();
  await engine.addFolders([vault]);
  await expect.poll(() => engine.state().notes).toBe(1);
  await writeFiles(vault, { 'bad.md': 'About wasps.' });
  const bad = join(vault, 'bad.md');
  // As crashes leave it: the second start was reading this file.
  for (const crash of ['first', 'second']) {
    const left = await temporaryFolder();
    await cp(library, left, { recursive: true, filter: (path) => !path.endsWith('owner.json') });
    library = left;
    if (crash === 'second')
      await writeFiles(left, { 'running.json': JSON.stringify({ crashes: 1, isEarly: true, reading: bad }) });
  }
  const later = await openEngine(library, { startInference: noInference });
  later.start();
  await later.watch();
  await expect
    .poll(() => later.state())
    .toMatchObject({ isPaused: true, skippedFiles: 1, notice: { text: expect.stringMatching(/stopped twice/) } });
  expect((await later.search({ query: 'bees', limit: 5, mode: 'keyword' })).hits).toHaveLength(1);
  await later.resume();
  await expect.poll(() => later.state()).toMatchObject({ isPaused: false, notice: null });
  await writeFiles(vault, { 'other.md': 'About hornets.' });
  await later.rescan();
  await expect.poll(() => later.state().notes).toBe(2);
  expect(await later.problems()).toMatchObject({
    problems: [{ path: 'bad.md', reason: { text: expect.stringMatching(/stopped twice/) } }],
  });
  await later.retryProblems(null);
  await expect.poll(() => later.state()).toMatchObject({ notes: 3, skippedFiles: 0 });
  await later.close();
  await rm(library, { recursive: true });
});
