import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder, vaultOf, writeFiles } from './testing/folders.ts';
import { openEngine } from './testing/library.ts';

const year = 365 * 86_400_000;

it('a library goes on on another computer, without the folders and models of the first, whichever way its clock is set', async () => {
  onTestFinished(() => void vi.useRealTimers());
  const vault = await vaultOf({ 'eggs.md': 'Boil the eggs for six minutes.' });
  const home = await temporaryFolder();
  const library = join(home, 'library');
  const first = await openEngine(library);
  first.start();
  await first.addFolders([vault]);
  await first.settled();
  await first.close();
  // The lock of a program that has it open on the first computer; here another program has that number.
  const owner = { pid: process.ppid, startedAt: 'elsewhere', name: 'app', token: 'x', session: 'theirs' };
  await writeFiles(library, { 'owner.json': JSON.stringify(owner) });
  const elsewhere = join(home, 'notes');
  await rename(vault, elsewhere);

  for (const [place, years] of [-3, 2].entries()) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + years * year });
    const engine = await openEngine(library, { data: await temporaryFolder() });
    engine.start();
    await engine.watch();
    await engine.settled();
    expect(engine.state()).toMatchObject({
      notes: 1 + 2 * place,
      folders: [{ path: vault, available: false }, ...(place === 0 ? [] : [{ path: elsewhere }])],
    });
    await engine.addFolders([elsewhere]);
    await writeFiles(elsewhere, { [`bees-${place}.md`]: `Bees make honey, number ${place}.` });
    await engine.rescan();
    await engine.settled();
    const { hits } = await engine.search({ query: 'how long do eggs boil', limit: 1, mode: 'semantic' });
    expect(hits).toMatchObject([{ path: 'eggs.md' }]);
    expect(engine.state()).toMatchObject({ notes: 3 + place, embedded: 3 + place, failed: 0, notice: null });
    await engine.close();
    vi.useRealTimers();
  }
});
