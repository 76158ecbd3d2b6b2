import { readdirSync, statSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, vaultOf, writeFiles } from '../testing/folders.ts';
import {
  addHosted,
  answer,
  embeddingBegins,
  libraryWith,
  many,
  notes,
  serverOf,
  starter,
  statusOf,
} from '../testing/generations.ts';
import { openEngine } from '../testing/library.ts';

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

  it('a hosted model is asked for a question when the complete answer is wanted, not while words answer', async () => {
    const { engine } = await libraryWith(many(20));
    const server = await serverOf();
    await engine.models.use(await addHosted(engine, server), true);
    await engine.models.settled();
    const asked = { query: 'subject 7', mode: 'hybrid', limit: 5 } as const;
    expect(await engine.search({ ...asked, wordsFirst: true })).toMatchObject({ isProvisional: true });
    expect(server.texts.has(asked.query)).toBe(false);
    expect(await engine.search(asked)).toMatchObject({ isProvisional: false });
    expect(await engine.search({ ...asked, wordsFirst: true })).toMatchObject({ isProvisional: false });
    expect(server.texts.get(asked.query)).toBe(1);
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

  it('discarding a model returns what its vectors take to the disk, and one model to go back to is kept', async () => {
    const { engine, library } = await libraryWith(many(50));
    const server = await serverOf({ models: { first: 64, second: 32 } });
    const first = await addHosted(engine, server, 'first');
    const second = await addHosted(engine, server, 'second');
    for (const key of [first, second]) {
      await engine.models.use(key, true);
      await engine.models.settled();
    }
    expect(await statusOf(engine, starter)).toEqual({ state: 'built-in' });
    expect(await statusOf(engine, first)).toMatchObject({ state: 'kept' });
    const before = bytesOfTables(library);
    const freed = await engine.models.discard(first);
    expect(freed).toBeGreaterThan(16_000);
    // What is noted of it elsewhere may take a page more.
    expect(bytesOfTables(library)).toBeLessThanOrEqual(before - freed + 8_192);
    expect(await statusOf(engine, first)).toEqual({ state: 'ready' });
    await expect(engine.models.discard(second)).rejects.toMatchObject({ code: 'model-busy' });
    expect((await answer(engine, 'subject 7')).model).toMatch(/^second/);
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

/** Bytes of all tables and indexes of a library. */
function bytesOfTables(library: string): number {
  return readdirSync(join(library, 'database/base'), { recursive: true, withFileTypes: true }).reduce(
    (sum, file) => sum + (file.isFile() ? statSync(join(file.parentPath, file.name)).size : 0),
    0,
  );
}
