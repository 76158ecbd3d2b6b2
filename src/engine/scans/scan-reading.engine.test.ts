import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { inProcessInference } from '../../inference/testing/in-process.ts';
import { pagePicture } from '../../shared/images.ts';
import { childProcessInference, type StartInference } from '../embedding/inference-process.ts';
import type { Engine } from '../engine.ts';
import { LibraryStatus } from '../library/library-status.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { openEngine, type TestDependencies } from '../testing/library.ts';
import { root } from '../testing/paths.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const scanned = fixture('scanned.pdf');
const english = join(root, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');

/** An engine over a folder with a scanned document of two pages, and the data for English. */
async function engineWithScan(dependencies: TestDependencies = {}) {
  const [library, data] = [await temporaryFolder(), await temporaryFolder()];
  mkdirSync(join(data, 'scan-languages'));
  writeFileSync(join(data, 'scan-languages/eng.traineddata'), gunzipSync(readFileSync(english)));
  const vault = await vaultOf({
    'minutes.pdf': scanned,
    'note.md': 'A note with words.',
    'signs/sign.png': fixture('sign.png'),
    'signs/turned.jpg': fixture('turned.jpg'),
    'signs/pages.tif': fixture('pages.tif'),
  });
  const open = async (others: TestDependencies = {}) => {
    const engine = await openEngine(library, { data, ...dependencies, ...others });
    engine.start();
    return engine;
  };
  const engine = await open();
  await engine.addFolders([vault]);
  await engine.settled();
  await engine.scans.count();
  return { engine, open, vault, recognised: join(library, 'recognised') };
}

/** Has pictures read, too. */
async function withPictures(engine: Engine): Promise<void> {
  const [folder] = engine.state().folders;
  if (folder === undefined) throw new Error('There is no folder.');
  await engine.configureFolder(folder.id, { ...folder.settings, pictures: true });
  await engine.settled();
  await engine.scans.count();
}

const find = async (engine: Engine, query: string) => (await engine.search({ query, limit: 5, mode: 'keyword' })).hits;

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

  // The page is shown beside what was read from it; only pages that were read are.
  const [beside, other] = await engine.images.describe(note.noteId, [pagePicture(2), pagePicture(3)]);
  expect(beside).toMatchObject({ refusal: null, size: { height: expect.any(Number), width: expect.any(Number) } });
  expect(other).toMatchObject({ refusal: 'not-an-image' });

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

it('a language’s data are fetched only with the network switched on; their host is recorded with what it was contacted for', async () => {
  const nowhere = { token: async () => null, route: async () => 'http://127.0.0.1:9/' };
  const { engine } = await engineWithScan({ system: nowhere });
  await engine.models.switchNetwork(true);
  await expect(engine.scans.read(['deu'])).rejects.toMatchObject({ code: 'network-off' });
  expect(engine.state().scans.isOn).toBeNull();
  expect(engine.models.network.state().contacts).toEqual([]);
  await engine.models.switchNetwork(false);
  await engine.scans.read(['deu']);
  await expect.poll(() => engine.models.network.state().contacts).toMatchObject([{ purpose: 'scans' }]);
});

it('pictures are no notes until the folder’s settings ask for them; then they are found by the text in them', async () => {
  const { engine, recognised } = await engineWithScan();
  expect(engine.state().notes).toBe(2);
  // What is needed to read them is here, so they are not asked about again; scanned pages of documents still are.
  engine.scans.pause();
  await withPictures(engine);
  expect((await engine.problems()).problems).toMatchObject([
    { path: 'minutes.pdf', others: 0 },
    { path: 'signs/pages.tif', others: 2 },
  ]);
  engine.scans.resume();
  expect(engine.state().scans).toMatchObject({ files: 4, pages: 6, pictures: 4, readsPictures: true, isOn: null });
  expect(engine.state()).toMatchObject({ notes: 5, remarks: 4 });
  expect(await find(engine, 'turned')).toMatchObject([{ path: 'signs/turned.jpg', format: 'picture', passage: '' }]);
  await engine.scans.settled();
  await engine.settled();
  const hits = await find(engine, '"no boats after nightfall" type:picture');
  expect(
    hits
      .flatMap((hit) => [hit, ...hit.duplicates])
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['signs/sign.png', 'signs/turned.jpg']);
  expect(hits[0]).toMatchObject({ isRecognised: true, page: 1 });
  expect(engine.state()).toMatchObject({ remarks: 1, scans: { pages: 2, pictures: 0, isOn: null } });
  const pages = [await find(engine, '"leaves at daybreak"'), await find(engine, '"hungry seagulls"')];
  expect(pages).toMatchObject([[{ path: 'signs/pages.tif', page: 1 }], [{ path: 'signs/pages.tif', page: 2 }]]);
  const [folder] = engine.state().folders;
  if (folder !== undefined) await engine.configureFolder(folder.id, { ...folder.settings, pictures: false });
  await engine.settled();
  await engine.scans.settled();
  expect(engine.state().notes).toBe(2);
  expect(readdirSync(recognised)).toEqual([]);
});

it('pictures that are being read are read in the languages that the user asks for, once their data are there', async () => {
  const nowhere = { token: async () => null, route: async () => 'http://127.0.0.1:9/' };
  const held = heldPages();
  const { engine } = await engineWithScan({ startInference: held.startInference, system: nowhere });
  await withPictures(engine);
  await held.next(1);
  await engine.scans.read(['deu']);
  held.answer('Lost.');
  await expect.poll(() => engine.models.network.state().contacts).toMatchObject([{ purpose: 'scans' }]);
  expect(held.asked).toHaveLength(1);
  expect(engine.state().scans).toMatchObject({ pages: 6, pictures: 4 });
});

const askedPage = z.object({ id: z.number(), input: z.object({ path: z.string(), page: z.number() }) });

/** Processes that hold each page until the test answers, and the pages that were asked for. */
function heldPages() {
  const asked: string[] = [];
  let answer: ((text: string) => void) | null = null;
  const startInference: StartInference = () => {
    const models = inProcessInference();
    const listeners: ((message: unknown) => void)[] = [];
    return {
      ...models,
      post: (message) => {
        const page = askedPage.safeParse(message).data;
        if (page === undefined) return models.post(message);
        asked.push(`${basename(page.input.path)} ${page.input.page}`);
        answer = (text) => {
          for (const listener of listeners) listener({ kind: 'answer', id: page.id, ok: true, output: { text } });
        };
      },
      onMessage: (listener) => {
        models.onMessage(listener);
        listeners.push(listener);
      },
    };
  };
  const next = async (count: number) => {
    await expect.poll(() => asked.length).toBe(count);
    return asked.at(-1);
  };
  return { startInference, asked, next, answer: (text: string) => answer?.(text) };
}

it('reading is paused, goes on, and goes on after a restart in the middle: no page is read twice', async () => {
  const held = heldPages();
  const { engine, open } = await engineWithScan({ startInference: held.startInference });
  await engine.scans.read(['eng']);
  expect(await held.next(1)).toBe('minutes.pdf 1');
  expect(engine.state().scans.activity).toEqual({ kind: 'reading', done: 0, total: 2 });
  held.answer('A ferry.');
  expect(await held.next(2)).toBe('minutes.pdf 2');
  expect(engine.state().scans.activity).toEqual({ kind: 'reading', done: 1, total: 2 });

  await engine.pause();
  await expect.poll(() => engine.state().scans.activity).toBeNull();
  // What the process says afterwards counts no more.
  held.answer('Lost.');
  await engine.resume();
  expect(await held.next(3)).toBe('minutes.pdf 2');

  await engine.close();
  const again = await open();
  expect(await held.next(4)).toBe('minutes.pdf 2');
  held.answer('A harbour.');
  await again.scans.settled();
  await again.settled();
  expect(again.state().scans).toMatchObject({ pages: 0, isOn: true, failure: null });
  expect((await find(again, 'ferry harbour'))[0]).toMatchObject({ path: 'minutes.pdf' });
  expect(held.asked).toHaveLength(4);
});
