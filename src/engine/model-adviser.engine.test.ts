import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelAdvice } from '../shared/models.ts';
import type { Engine } from './engine.ts';
import { temporaryFolder, vaultOf, writeFiles } from './testing/folders.ts';
import { openEngine } from './testing/library.ts';

const english = {
  'en/eggs.md': '# Breakfast\n\nBoil the eggs for six minutes, then put them into cold water so that they peel well.',
  'en/knee.md': '# Knee\n\nPhysiotherapy is every Tuesday at nine; ask for another set of exercises for the left knee.',
};
const german = {
  'de/garten.md': '# Garten\n\nDie Tomaten brauchen im Sommer jeden Abend Wasser, aber nie auf die Blätter.',
  'de/reise.md': '# Reise\n\nDer Nachtzug nach Wien fährt um zehn Uhr abends ab und kommt gegen acht Uhr morgens an.',
  'de/router.md':
    '# Router\n\nDas drahtlose Netz heißt Sonnenblume, und das Passwort steht auf der Rückseite des Geräts.',
};
const spanish = {
  'es/cocina.md': '# Cocina\n\nHay que dejar reposar la masa durante toda la noche antes de hornear el pan.',
  'es/coche.md': '# Coche\n\nEl próximo cambio de aceite del coche es en septiembre, en el taller de siempre.',
};

const e5 = 'Xenova/multilingual-e5-small@q8';
const miniLm = 'Xenova/all-MiniLM-L6-v2@q8';

/** The app’s engine over a library of these notes, which has just been indexed for the first time. */
async function appWith(notes: Record<string, string>) {
  const library = join(await temporaryFolder(), 'library');
  const vault = await vaultOf(notes);
  const engine = await openEngine(library);
  engine.start();
  await engine.watch();
  await engine.addFolders([vault]);
  await engine.settled();
  return { engine, library };
}

async function adviceOf(engine: Engine): Promise<ModelAdvice | null> {
  return (await engine.models.list()).advice;
}

const offered = (engine: Engine) =>
  expect.poll(() => adviceOf(engine), { timeout: 20_000 }).toMatchObject({ isOffered: true });

describe('the best model for the notes', () => {
  it('after the first indexing, the model that fits the languages of the notes is offered, with what it takes', async () => {
    const { engine } = await appWith({ ...english, ...german });
    await offered(engine);
    const advice = await adviceOf(engine);
    expect(advice).toMatchObject({
      key: e5,
      downloadBytes: 118_308_185 + 17_082_730 + 658 + 443,
      languages: [
        { language: 'de', share: 0.6 },
        { language: 'en', share: 0.4 },
      ],
    });
    expect(advice?.ndcg10).toBeGreaterThan(advice?.activeNdcg10 ?? 1);
    expect(advice?.seconds).toBeGreaterThan(0);
  });

  it('the models are listed in the order of what they find in these notes, the advised one first, and those without a figure last', async () => {
    for (const [notes, best] of [
      [english, 'Xenova/all-MiniLM-L6-v2'],
      [spanish, 'Xenova/multilingual-e5-small'],
    ] as const) {
      const { engine } = await appWith(notes);
      await offered(engine);
      const { models } = await engine.models.list();
      expect(models[0]?.id).toBe(best);
      const figures = models.slice(1).map(({ fit }) => fit?.ndcg10 ?? 0);
      expect(figures).toEqual(figures.toSorted((a, b) => b - a));
      expect(models.find(({ id }) => id === 'Snowflake/snowflake-arctic-embed-s')?.fit).toBeNull();
    }
  });

  it('English notes are offered the smaller of two models that find equally much', async () => {
    const { engine } = await appWith(english);
    await offered(engine);
    expect((await adviceOf(engine))?.key).toBe(miniLm);
  });

  it('an offer that was declined is not made again, but the advice stays', async () => {
    const { engine, library } = await appWith(german);
    await offered(engine);
    await engine.models.decline();
    expect(await adviceOf(engine)).toMatchObject({ key: e5, isOffered: false });
    await engine.close();
    const again = await openEngine(library);
    again.start();
    await again.watch();
    await again.settled();
    expect((await again.models.measuredList()).advice).toMatchObject({ key: e5, isOffered: false });
  });

  it('a user who has chosen a model is offered none, even after cancelling the switch', async () => {
    const { engine } = await appWith(german);
    await offered(engine);
    // The hub cannot be reached: the switch waits.
    await engine.models.configure({ hubUrl: 'http://127.0.0.1:9' });
    await engine.models.use(miniLm, false);
    await engine.models.cancel();
    expect(await adviceOf(engine)).toMatchObject({ key: e5, isOffered: false });
  });

  it('nothing is offered by a command, which measures only what is asked of it', async () => {
    const engine = await openEngine(join(await temporaryFolder(), 'library'));
    engine.start();
    await engine.addFolders([await vaultOf(german)]);
    await engine.settled();
    expect(await adviceOf(engine)).toBeNull();
    expect((await engine.models.measuredList()).advice).toMatchObject({ key: e5, isOffered: false });
  });

  it('the list of models has no time that is no number, whatever the settings say of the computer', async () => {
    const data = await temporaryFolder();
    const speed = { textsPerSecond: 0, tokensPerSecond: 0, device: null, measuredAt: Date.now() };
    const computer = { weightsPerSecond: 1e-305, measuredAt: Date.now() };
    await writeFiles(data, { 'models.json': JSON.stringify({ version: 1, speeds: { starter: speed }, computer }) });
    const engine = await openEngine(join(await temporaryFolder(), 'library'), { data });
    engine.start();
    await engine.addFolders([await vaultOf(english)]);
    await engine.settled();
    const { models } = await engine.models.list();
    expect(models.flatMap(({ variants }) => variants).every(({ seconds }) => seconds === null)).toBe(true);
  });

  it('no model is advised for a library whose notes have no language', async () => {
    const { engine } = await appWith({ 'a.md': '12 34 56' });
    expect((await engine.models.measuredList()).advice).toBeNull();
  });

  it('the plan of a switch names the expected time before the model is downloaded', async () => {
    const { engine } = await appWith(german);
    const [small, large] = [await engine.models.plan(miniLm), await engine.models.plan('Xenova/bge-small-en-v1.5')];
    expect(small).toMatchObject({ needsDownload: true, seconds: expect.any(Number) });
    expect((large.seconds ?? 0) / (small.seconds ?? 1)).toBeCloseTo(2, 1);
  });
});
