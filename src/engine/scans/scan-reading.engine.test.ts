import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { childProcessInference } from '../embedding/inference-process.ts';
import { LibraryStatus } from '../library/library-status.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { openEngine, type TestDependencies } from '../testing/library.ts';
import { root } from '../testing/paths.ts';

const scanned = readFileSync(join(import.meta.dirname, 'fixtures/scanned.pdf'));
const english = join(root, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');

/** An engine over a folder with a scanned document of two pages, and the data for English. */
async function engineWithScan(dependencies: TestDependencies = {}) {
  const [library, data] = [await temporaryFolder(), await temporaryFolder()];
  mkdirSync(join(data, 'scan-languages'));
  writeFileSync(join(data, 'scan-languages/eng.traineddata'), gunzipSync(readFileSync(english)));
  const vault = await vaultOf({ 'minutes.pdf': scanned, 'note.md': 'A note with words.' });
  const engine = await openEngine(library, { data, ...dependencies });
  engine.start();
  await engine.addFolders([vault]);
  await engine.settled();
  await engine.scans.count();
  return { engine, vault, recognised: join(library, 'recognised') };
}

const find = async (engine: Awaited<ReturnType<typeof openEngine>>, query: string) =>
  (await engine.search({ query, limit: 5, mode: 'keyword' })).hits;

it('scanned pages are read once the user wants it, found like the rest, marked, and forgotten with their file', async () => {
  const { engine, vault, recognised } = await engineWithScan();
  expect(engine.state().scans).toMatchObject({ files: 1, pages: 2, isOn: null });
  // Nothing is new when it looks for pages again.
  const changed = vi.spyOn(LibraryStatus.prototype, 'changed');
  await engine.scans.settled();
  expect(changed).not.toHaveBeenCalled();
  changed.mockRestore();
  expect(await find(engine, 'lighthouse')).toEqual([]);
  expect(existsSync(recognised)).toBe(false);

  await engine.scans.read(['eng']);
  await engine.scans.settled();
  await engine.settled();

  expect(engine.state().scans).toMatchObject({ files: 0, pages: 0, isOn: true, failure: null });
  const [hit] = await find(engine, '"whale oil"');
  expect(hit).toMatchObject({ path: 'minutes.pdf', isRecognised: true });
  const note = await engine.readNote(hit?.noteId ?? 0, hit?.chunkId ?? null);
  expect(note.text).toContain('was cleaned in March and burns steadily again.');
  expect(note.recognisedPages).toEqual([1, 2]);
  expect(note.passage).toEqual({ start: hit?.start, end: hit?.end });
  expect((await find(engine, 'words'))[0]).toMatchObject({ path: 'note.md', isRecognised: false });

  rmSync(join(vault, 'minutes.pdf'));
  await engine.rescan();
  await engine.settled();
  await engine.scans.settled();
  expect(readdirSync(recognised)).toEqual([]);
});

it('a page that ends the process is set aside and told, the others are read', async () => {
  const double = join(root, 'src/engine/testing/inference-double.ts');
  const { engine } = await engineWithScan({ startInference: childProcessInference(double) });
  await engine.scans.read(['eng']);
  await engine.scans.settled();
  expect(engine.state().scans).toMatchObject({ pages: 0, failure: null });
  const { problems } = await engine.problems();
  expect(problems).toMatchObject([{ path: 'minutes.pdf', isRemark: true, reason: { values: { pages: 1 } } }]);
});

it('the host of a language’s data is recorded with what it was contacted for', async () => {
  const nowhere = { token: async () => null, route: async () => 'http://127.0.0.1:9/' };
  const { engine } = await engineWithScan({ system: nowhere });
  await engine.scans.read(['deu']);
  await expect.poll(() => engine.models.network.state().contacts).toMatchObject([{ purpose: 'scans' }]);
});
