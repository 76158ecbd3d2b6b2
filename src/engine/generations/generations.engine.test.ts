import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { ModelStatus, ModelsState } from '../../shared/models.ts';
import type { Engine } from '../engine.ts';
import { openDatabase } from '../library/open-database.ts';
import { tableOf } from '../store/vectors.ts';
import { temporaryFolder, vaultOf, writeFiles } from '../testing/folders.ts';
import { startHub } from '../testing/hub-server.ts';
import { openEngine, type TestDependencies } from '../testing/library.ts';
import { refusals } from '../testing/openai-faults.ts';
import { type OpenAiServer, startOpenAi } from '../testing/openai-server.ts';

const starter = 'starter';
const notes = {
  'eggs.md': '# Breakfast\n\nBoil the eggs for six minutes, then put them into cold water.',
  'router.md': '# Router\n\nThe wireless network is called Sonnenblume.',
  'knee.md': '# Knee\n\nPhysiotherapy every Tuesday at nine.',
};

/** Many short notes, so that a re-embed takes several batches. */
const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${index}.md`, `# Note ${index}\n\nAbout subject ${index} and more.`]),
  );

async function serverOf(options: Parameters<typeof startOpenAi>[0] = {}): Promise<OpenAiServer> {
  const server = await startOpenAi({ models: { 'bag-of-words': 512 }, ...options });
  onTestFinished(() => server.close());
  return server;
}

async function libraryWith(files: Record<string, string>, dependencies: TestDependencies = {}) {
  const library = await temporaryFolder();
  const vault = await vaultOf(files);
  const engine = await openEngine(library, dependencies);
  engine.start();
  await engine.addFolders([vault]);
  await engine.settled();
  return { engine, library, vault };
}

/** A model of Ollama, which is sent only a few texts at once. */
const addHosted = (engine: Engine, server: OpenAiServer, model = 'bag-of-words') =>
  engine.models.addHosted({ service: 'ollama', baseUrl: server.url, model, dimensions: null });

async function statusOf(engine: Engine, key: string): Promise<ModelStatus | undefined> {
  const { models: list } = await engine.models.list();
  return list.flatMap(({ variants }) => variants).find((variant) => variant.key === key)?.status;
}

const answer = async (engine: Engine, query: string) => {
  const { hits, model } = await engine.search({ query, limit: 3, mode: 'semantic' });
  return { best: hits[0]?.path, model };
};

const embeddingBegins = (engine: Engine) => expect.poll(() => engine.state().reembed?.phase).toBe('embedding');

const storedGeneration = z.object({ id: z.int(), fingerprint: z.string(), dimensions: z.int(), state: z.string() });

/** The generations of a closed library, with how many vectors of each differ. */
async function generationsIn(library: string) {
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'one' }, null);
  const rows = await database.foreground(async (sql) => {
    const all = await sql.rows(
      storedGeneration,
      'SELECT id, fingerprint, dimensions, state FROM generation ORDER BY id',
    );
    return Promise.all(
      all.map(async (generation) => {
        const counted = `SELECT count(DISTINCT embedding::text)::int AS distinct FROM ${tableOf(generation)}`;
        const [row] = await sql.rows(z.object({ distinct: z.int() }), counted);
        return { ...generation, distinct: row?.distinct };
      }),
    );
  });
  await database.close();
  await lock.release();
  return rows;
}

/**
 * Gives the active generation of a closed library the fingerprint that an earlier version gave it, and all its texts the
 * same vector. The kept one is the starter’s, whose vectors stay valid; it gets a model’s whose vectors do not.
 * @returns the active generation as it was.
 */
async function makeOutdated(library: string) {
  const [, before] = await generationsIn(library);
  if (before === undefined) throw new Error('Two generations are expected.');
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'one' }, null);
  await database.script(`
    UPDATE generation SET fingerprint = replace(fingerprint, ',"one-text-at-a-time"', '') WHERE state = 'active';
    UPDATE ${tableOf(before)} SET embedding = (SELECT embedding FROM ${tableOf(before)} LIMIT 1);
    UPDATE generation SET fingerprint = 'of an earlier version' WHERE state = 'kept';
  `);
  await database.close();
  await lock.release();
  return before;
}

/** Waits until the re-embed has stopped. @returns why it did */
async function pauseOf(engine: Engine) {
  await expect.poll(() => engine.state().reembed?.pause).toBeTruthy();
  return engine.state().reembed?.pause;
}

describe('switching to another model', () => {
  it('another model’s vectors are made beside the active ones, and every answer comes from one model', async () => {
    const { engine } = await libraryWith(many(300));
    const server = await serverOf();
    const release = server.script({ kind: 'delay', milliseconds: 1_000 });
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await embeddingBegins(engine);
    expect(await answer(engine, 'subject 7')).toMatchObject({ model: 'Nearnote starter' });
    expect(engine.state().model).toMatchObject({ key: starter, dimensions: 256 });
    expect(await statusOf(engine, starter)).toEqual({ state: 'active' });
    expect(await statusOf(engine, key)).toMatchObject({ state: 'building', total: 300 });
    release();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ reembed: null, embedded: 300, model: { key, dimensions: 512 } });
    expect(await answer(engine, 'note 7 about subject 7')).toEqual({
      best: '7.md',
      model: expect.stringMatching(/^bag-of-words/),
    });
    expect(await statusOf(engine, key)).toEqual({ state: 'active' });
    expect(await statusOf(engine, starter)).toMatchObject({ state: 'kept', bytes: expect.any(Number) });
  });

  it('notes that are added and changed during a re-embed are in its result', async () => {
    const { engine, vault } = await libraryWith(many(100));
    const server = await serverOf();
    const release = server.script({ kind: 'delay', milliseconds: 1_000 });
    await engine.models.use(await addHosted(engine, server), true);
    await embeddingBegins(engine);
    await writeFiles(vault, {
      'late.md': '# Late\n\nThe spare key hangs behind the boiler.',
      '5.md': '# Five\n\nNow about turnips.',
    });
    await engine.rescan();
    release();
    await engine.models.settled();
    await engine.settled();
    expect(engine.state()).toMatchObject({ notes: 101, embedded: 101, model: { dimensions: 512 } });
    expect((await answer(engine, 'spare key behind the boiler')).best).toBe('late.md');
    expect((await answer(engine, 'turnips')).best).toBe('5.md');
  });

  it('switching back takes no time, and embeds only what has changed since', async () => {
    const { engine, vault } = await libraryWith(many(50));
    const server = await serverOf();
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await engine.models.settled();
    await engine.models.use(starter, false);
    expect(engine.state()).toMatchObject({ reembed: null, model: { key: starter }, embedded: 50 });
    await writeFiles(vault, { 'new.md': '# New\n\nTurnips grow slowly.' });
    await engine.rescan();
    await engine.settled();
    const before = [...server.texts.values()].reduce((sum, count) => sum + count, 0);
    await engine.models.use(key, false);
    await engine.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 51 });
    const after = [...server.texts].filter(([text]) => text.includes('Turnips'));
    expect(after).toHaveLength(1);
    expect([...server.texts.values()].reduce((sum, count) => sum + count, 0)).toBe(before + 1);
  });

  it('discarding a model frees its vectors, and one model to go back to is kept', async () => {
    const { engine } = await libraryWith(many(50));
    const server = await serverOf({ models: { first: 64, second: 32 } });
    const first = await addHosted(engine, server, 'first');
    const second = await addHosted(engine, server, 'second');
    for (const key of [first, second]) {
      await engine.models.use(key, true);
      await engine.models.settled();
    }
    expect(await statusOf(engine, starter)).toEqual({ state: 'built-in' });
    expect(await statusOf(engine, first)).toMatchObject({ state: 'kept' });
    expect(await engine.models.discard(first)).toBeGreaterThan(8_000);
    expect(await statusOf(engine, first)).toEqual({ state: 'ready' });
    await expect(engine.models.discard(second)).rejects.toMatchObject({ code: 'model-busy' });
    expect((await answer(engine, 'subject 7')).model).toMatch(/^second/);
  });

  it('a cancelled re-embed leaves search as it was', async () => {
    const { engine, library } = await libraryWith(many(300));
    const server = await serverOf();
    server.script({ kind: 'delay', milliseconds: 1_000 });
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await embeddingBegins(engine);
    await engine.models.cancel();
    expect(engine.state()).toMatchObject({ reembed: null, model: { key: starter }, embedded: 300 });
    expect(await statusOf(engine, key)).toEqual({ state: 'ready' });
    expect(JSON.parse(await readFile(join(library, 'library.json'), 'utf8'))).toMatchObject({ switchingTo: null });
  });

  it('a re-embed that is cancelled and paused at the same moment does not come back', async () => {
    const { engine, library } = await libraryWith(many(300));
    const server = await serverOf();
    server.script({ kind: 'delay', milliseconds: 1_000 });
    await engine.models.use(await addHosted(engine, server), true);
    await embeddingBegins(engine);
    await Promise.all([engine.models.cancel(), engine.models.pause()]);
    await engine.close();
    expect(JSON.parse(await readFile(join(library, 'library.json'), 'utf8'))).toMatchObject({ switchingTo: null });
  });

  it('a re-embed is finished when its speed cannot be remembered', async () => {
    const data = await temporaryFolder();
    const { engine } = await libraryWith(many(100), { data });
    const server = await serverOf();
    const key = await addHosted(engine, server);
    const release = server.script({ kind: 'delay', milliseconds: 1_000 });
    await engine.models.use(key, true);
    await embeddingBegins(engine);
    await writeFiles(data, { 'models.json': 'damaged' });
    release();
    await expect
      .poll(() => engine.state(), { timeout: 20_000 })
      .toMatchObject({ reembed: null, model: { key }, embedded: 100 });
  });

  it('a re-embed can be paused and resumed, and stays paused when the library is opened again', async () => {
    const { engine, library } = await libraryWith(many(300));
    const server = await serverOf();
    const release = server.script({ kind: 'delay', milliseconds: 1_000 });
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await embeddingBegins(engine);
    await engine.models.pause();
    expect(engine.state().reembed?.pause).toEqual({ by: 'user' });
    await engine.close();
    release();
    const later = await openEngine(library);
    later.start();
    expect(later.state().reembed).toMatchObject({ key, pause: { by: 'user' } });
    await expect.poll(() => later.state().reembed).toMatchObject({ phase: 'embedding', total: 300 });
    await later.models.resume();
    await later.models.settled();
    expect(later.state()).toMatchObject({ model: { key }, embedded: 300, reembed: null });
  });

  it('a re-embed goes on where it stood when the library is opened again', async () => {
    const { engine, library } = await libraryWith(many(600));
    const server = await serverOf();
    const release = server.script({ kind: 'delay', milliseconds: 1_000 });
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await expect.poll(() => engine.state().reembed?.done).toBeGreaterThan(0);
    await engine.close();
    release();
    const later = await openEngine(library);
    later.start();
    await later.models.settled();
    expect(later.state()).toMatchObject({ model: { key }, embedded: 600 });
  });

  it('consent is asked before the first text leaves the computer, and is remembered for that host', async () => {
    const { engine } = await libraryWith(notes);
    const server = await serverOf();
    const key = await addHosted(engine, server);
    const sentBefore = server.requests.length;
    expect(await engine.models.plan(key)).toMatchObject({
      chunks: 3,
      toEmbed: 3,
      hosted: { host: new URL(server.url).host, requests: 1, cost: null, agreed: false },
    });
    await expect(engine.models.use(key, false)).rejects.toMatchObject({ code: 'consent-missing' });
    expect(server.requests).toHaveLength(sentBefore);
    await engine.models.use(key, true);
    await engine.models.settled();
    expect(await engine.models.plan(key)).toMatchObject({ toEmbed: 0, seconds: 0, hosted: { agreed: true } });
  });

  it('the plan says how long a local model will take, from passages of the library embedded with it', async () => {
    const { engine } = await libraryWith(many(200));
    const server = await serverOf();
    await engine.models.use(await addHosted(engine, server), true);
    await engine.models.settled();
    await engine.models.discard(starter);
    const plan = await engine.models.plan(starter);
    expect(plan).toMatchObject({ toEmbed: 200, needsDownload: false, hosted: null });
    expect(plan.seconds).toBeGreaterThan(0);
    const { models: list } = await engine.models.list();
    expect(list.find(({ id }) => id === starter)?.variants[0]?.speed?.textsPerSecond).toBeGreaterThan(0);
  });

  it.each([
    ['a refused token', refusals.unauthorized, /token/],
    ['a retired service', refusals.retired, /shut down/],
    ['an unknown model', refusals.unknownModel, /model/],
  ])('a re-embed stops for %s with the reason, and goes on when told to', async (_, fault, reason) => {
    const { engine } = await libraryWith(notes);
    const server = await serverOf();
    const key = await addHosted(engine, server);
    const release = server.script(fault);
    await engine.models.use(key, true);
    expect(await pauseOf(engine)).toMatchObject({ by: 'trouble', reason: expect.stringMatching(reason) });
    expect((await answer(engine, 'boil eggs')).best).toBe('eggs.md');
    release();
    await engine.models.resume();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 3 });
  });

  it('a re-embed waits until the time that a limited service names', async () => {
    const { engine } = await libraryWith(notes);
    const server = await serverOf();
    const key = await addHosted(engine, server);
    const release = server.script(refusals.limited('20000'));
    await engine.models.use(key, true);
    const pause = await pauseOf(engine);
    expect(pause).toMatchObject({ by: 'provider' });
    expect(pause?.by === 'provider' && pause.until).toBeGreaterThan(Date.now() + 3_600_000);
    release();
    await engine.models.resume();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key } });
  });

  it('a re-embed is finished without what could not be embedded, which is listed and tried again when asked to', async () => {
    const { engine } = await libraryWith(many(100));
    const server = await serverOf();
    const key = await addHosted(engine, server);
    const release = server.script(refusals.tooLong, { text: (text) => text.includes('subject 42 ') });
    await engine.models.use(key, true);
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 99, failed: 1 });
    const { failures, total } = await engine.models.failures();
    expect(total).toBe(1);
    expect(failures).toMatchObject([{ path: '42.md', title: 'Note 42', reason: expect.any(String) }]);
    // What was set aside is not on its way: all that can be searched is searched.
    const { searchable } = await engine.search({ query: 'subject', mode: 'keyword', limit: 1 });
    expect(searchable).toBe(1);
    release();
    await engine.models.retryFailures();
    await engine.settled();
    expect(engine.state()).toMatchObject({ embedded: 100, failed: 0 });
  });

  it('search does not move to a model that gives a text another text’s vector', async () => {
    const { engine } = await libraryWith(many(100));
    const server = await serverOf();
    const key = await addHosted(engine, server);
    // Each vector is sound in itself, but belongs to another text.
    const release = server.script({ kind: 'misplaced' });
    await engine.models.use(key, true);
    expect(await pauseOf(engine)).toMatchObject({
      by: 'trouble',
      reason: expect.stringMatching(/failed their check/),
    });
    expect(engine.state().model.key).toBe(starter);
    release();
    await engine.models.resume();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 100 });
  });

  it('a re-embed begins once when it was asked for before the library is at work', async () => {
    const { engine, library } = await libraryWith(notes);
    await engine.close();
    const server = await serverOf();
    const later = await openEngine(library);
    const key = await addHosted(later, server);
    await later.models.use(key, true);
    expect(later.state().reembed).toMatchObject({ key, phase: 'loading' });
    const asked = server.requests.length;
    later.start();
    await later.models.settled();
    expect(later.state()).toMatchObject({ model: { key }, embedded: 3 });
    // The test whether the model works, the passages, and the check.
    expect(server.requests).toHaveLength(asked + 3);
  });

  it('an empty library is switched to another model without any work', async () => {
    const engine = await openEngine(await temporaryFolder());
    engine.start();
    const server = await serverOf();
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, reembed: null });
    await engine.addFolders([await vaultOf(notes)]);
    await engine.settled();
    expect((await answer(engine, 'boil the eggs')).best).toBe('eggs.md');
  });

  it('the choice of a model is kept when the database has to be rebuilt', async () => {
    const { engine, library } = await libraryWith(notes);
    const server = await serverOf();
    const key = await addHosted(engine, server);
    await engine.models.use(key, true);
    await engine.models.settled();
    await engine.close();
    await truncate(join(library, 'database/global/pg_control'), 0);
    const later = await openEngine(library);
    later.start();
    await later.rescan();
    await later.settled();
    expect(later.state()).toMatchObject({ model: { key, dimensions: 512 }, embedded: 3 });
  });

  it('a library of the first version is opened with the starter, which was its only model', async () => {
    const { engine, library, vault } = await libraryWith(notes);
    await engine.close();
    await writeFiles(library, { 'library.json': JSON.stringify({ version: 1, folders: [vault], model: 'starter' }) });
    const later = await openEngine(library);
    expect(later.state()).toMatchObject({ model: { key: starter }, embedded: 3, folders: [{ path: vault }] });
  });
});

describe('a model of the hub', () => {
  const tiny = join(import.meta.dirname, '../testing/models/tiny');

  it('a model of the hub is checked, downloaded, built and used, and its files can be deleted when it is not in use', async () => {
    const hub = await startHub({
      models: { 'someone/tiny': { folder: tiny, info: { pipeline_tag: 'feature-extraction' } } },
    });
    onTestFinished(() => hub.close());
    const told: ModelsState[] = [];
    const { engine } = await libraryWith(many(100), { onModelsChange: (state) => told.push(state) });
    await engine.models.configure({ hubUrl: hub.url });
    const key = await engine.models.addLocal('someone/tiny');
    expect(await statusOf(engine, key)).toEqual({ state: 'not-downloaded' });
    expect(await engine.models.plan(key)).toMatchObject({
      needsDownload: true,
      seconds: expect.any(Number),
      hosted: null,
    });
    await engine.models.use(key, false);
    await engine.models.settled();
    expect(engine.state()).toMatchObject({
      model: { key, dimensions: 64, name: expect.stringMatching(/tiny/) },
      embedded: 100,
    });
    expect((await answer(engine, 'Note 12')).model).toMatch(/tiny/);
    await expect(engine.models.deleteFiles(key)).rejects.toMatchObject({ code: 'model-busy' });
    await engine.models.use(starter, false);
    expect(await engine.models.deleteFiles(key)).toBeGreaterThan(50_000);
    expect(await statusOf(engine, key)).toMatchObject({ state: 'kept' });
    await engine.models.remove('someone/tiny');
    expect((await engine.models.list()).models.map(({ id }) => id)).not.toContain('someone/tiny');
  });

  it('a model of the hub stays chosen while the hub is out of reach, and is used once it can be had', async () => {
    const hub = await startHub({
      models: { 'someone/tiny': { folder: tiny, info: { pipeline_tag: 'feature-extraction' } } },
    });
    const { engine } = await libraryWith(notes);
    await engine.models.configure({ hubUrl: hub.url });
    const key = await engine.models.addLocal('someone/tiny');
    hub.fault('someone/tiny/onnx/model_quantized.onnx', { kind: 'status', status: 404 });
    onTestFinished(() => hub.close());
    await engine.models.use(key, false);
    expect(await pauseOf(engine)).toMatchObject({ by: 'trouble' });
    expect((await answer(engine, 'boil eggs')).best).toBe('eggs.md');
    await engine.models.resume();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 3 });
  });

  it('vectors that an earlier version made in batches answer until the same model has made them anew, and are dropped then', async () => {
    const hub = await startHub({
      models: { 'someone/tiny': { folder: tiny, info: { pipeline_tag: 'feature-extraction' } } },
    });
    onTestFinished(() => hub.close());
    const { engine, library } = await libraryWith(many(30));
    await engine.models.configure({ hubUrl: hub.url });
    const key = await engine.models.addLocal('someone/tiny');
    await engine.models.use(key, false);
    await engine.models.settled();
    await engine.close();
    const before = await makeOutdated(library);

    const later = await openEngine(library);
    expect(await answer(later, 'subject 7')).toMatchObject({ model: expect.stringMatching(/tiny/) });
    expect(later.state()).toMatchObject({ model: { key }, embedded: 30 });
    later.start();
    expect(later.state()).toMatchObject({
      reembed: { key },
      notice: expect.stringMatching(/embeds passages more exactly with .*tiny.*embedded once more/),
    });
    await later.models.settled();
    expect(later.state()).toMatchObject({ reembed: null, notice: null, model: { key }, embedded: 30 });
    await later.close();
    expect(await generationsIn(library)).toEqual([{ ...before, id: expect.any(Number), distinct: 30 }]);
  });

  it('the models are listed with what each is, the built-in one first', async () => {
    const engine = await openEngine(await temporaryFolder());
    const { models: list, hubUrl, device } = await engine.models.list();
    expect(list[0]).toMatchObject({ id: starter, kind: 'built-in', dimensions: 256 });
    expect(list.map(({ id }) => id)).toContain('Xenova/all-MiniLM-L6-v2');
    expect(z.url().parse(hubUrl)).toBe('https://huggingface.co');
    expect(device.choice).toBe('auto');
  });
});
