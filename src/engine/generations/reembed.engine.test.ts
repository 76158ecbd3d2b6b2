import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { temporaryFolder, writeFiles } from '../testing/folders.ts';
import {
  addHosted,
  answer,
  embeddingBegins,
  libraryWith,
  many,
  notes,
  pauseOf,
  serverOf,
  starter,
  statusOf,
} from '../testing/generations.ts';
import { openEngine } from '../testing/library.ts';
import { refusals } from '../testing/openai-faults.ts';

describe('a re-embed', () => {
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
    expect(textsInEnglish(await pauseOf(engine))).toMatchObject({
      by: 'trouble',
      reason: expect.stringMatching(reason),
    });
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
    expect(textsInEnglish(failures)).toMatchObject([{ path: '42.md', title: 'Note 42', reason: expect.any(String) }]);
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
    expect(textsInEnglish(await pauseOf(engine))).toMatchObject({
      by: 'trouble',
      reason: expect.stringMatching(/failed their check/),
    });
    expect(engine.state().model.key).toBe(starter);
    release();
    await engine.models.resume();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 100 });
  });
});
