import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { ModelsState } from '../../shared/models.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { temporaryFolder } from '../testing/folders.ts';
import {
  answer,
  generationsIn,
  libraryWith,
  makeOutdated,
  many,
  notes,
  pauseOf,
  starter,
  statusOf,
} from '../testing/generations.ts';
import { startHub } from '../testing/hub-server.ts';
import { openEngine } from '../testing/library.ts';

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
    // Why is said of the switch, and not of the model’s files once more.
    expect(await statusOf(engine, key)).toMatchObject({ state: 'building' });
    expect((await answer(engine, 'boil eggs')).best).toBe('eggs.md');
    await engine.models.resume();
    await engine.models.settled();
    expect(engine.state()).toMatchObject({ model: { key }, embedded: 3 });
  });

  it('a model that has to be downloaded is refused while the network is switched off, and what goes on is not stopped for it', async () => {
    const { engine } = await libraryWith(notes);
    await engine.models.switchNetwork(true);
    const key = 'Xenova/multilingual-e5-small@q8';
    await expect(engine.models.use(key, false)).rejects.toMatchObject({ code: 'network-off' });
    expect(() => engine.models.download(key)).toThrow(expect.objectContaining({ code: 'network-off' }));
    expect(engine.state()).toMatchObject({ reembed: null, model: { key: 'starter' } });
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
    expect(textsInEnglish(later.state())).toMatchObject({
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
