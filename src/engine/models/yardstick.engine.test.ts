import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../library/open-database.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { emptyDatabase, openEngine, realInference } from '../testing/library.ts';
import { models } from '../testing/paths.ts';
import { testTemplate } from '../testing/template.ts';
import { weightsOf } from './catalogue-entry.ts';
import { expectedRate, measureComputer } from './yardstick.ts';

const note = 'Boil the eggs for six minutes, then put them into cold water so that they peel well. ';
const never = new AbortController().signal;

/** The database of a library with a few hundred passages. */
async function someDatabase() {
  const library = join(await temporaryFolder(), 'library');
  const engine = await openEngine(library);
  await engine.addFolders([
    await vaultOf({ 'notes.md': Array.from({ length: 200 }, (_, n) => `# ${n}\n\n${note.repeat(10)}\n`).join('\n') }),
  ]);
  await expect.poll(() => engine.state().progress.phase, { timeout: 20_000 }).not.toMatch(/scanning|chunking/);
  await expect.poll(() => engine.state().chunks, { timeout: 20_000 }).toBeGreaterThanOrEqual(200);
  await engine.close();
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'one' }, testTemplate);
  onTestFinished(async () => {
    await database.close();
    await lock.release();
  });
  return database;
}

describe('the yardstick', () => {
  it('the yardstick is run by the real inference process on texts as long as the passages, for a few seconds', async () => {
    const database = await someDatabase();
    const began = performance.now();
    const weightsPerSecond = await measureComputer(database, models, realInference, never);
    expect(performance.now() - began).toBeLessThan(30_000);
    // A processor that manages less than a token a second does not run this test; no processor manages a million.
    expect(weightsPerSecond).toBeGreaterThan(weightsOf(6, 384, 1536));
    expect(weightsPerSecond).toBeLessThan(1e6 * weightsOf(6, 384, 1536));
  });

  it('the yardstick is stopped when the library is closed', async () => {
    const database = await someDatabase();
    const closing = new AbortController();
    const measuring = measureComputer(database, models, realInference, closing.signal);
    setTimeout(() => closing.abort(), 50);
    await expect(measuring).rejects.toMatchObject({ code: 'engine-stopped' });
  });

  it('without passages there is nothing to measure with', async () => {
    expect(await measureComputer(await emptyDatabase(), models, realInference, never)).toBeNull();
  });

  it('a model with twice the weights is expected to take twice as long, a tiny one as long as the yardstick', () => {
    const [six, twelve, tiny] = [weightsOf(6, 384, 1536), weightsOf(12, 384, 1536), weightsOf(2, 64, 128)];
    expect(expectedRate(1e9, six) / expectedRate(1e9, twelve)).toBeCloseTo(2, 9);
    expect(expectedRate(1e9, tiny)).toBe(expectedRate(1e9, six));
  });
});
