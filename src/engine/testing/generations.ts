import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { ModelStatus } from '../../shared/models.ts';
import type { Engine } from '../engine.ts';
import { openDatabase } from '../library/open-database.ts';
import { tableOf } from '../store/vectors.ts';
import { temporaryFolder, vaultOf } from './folders.ts';
import { openEngine, type TestDependencies } from './library.ts';
import { type OpenAiServer, startOpenAi } from './openai-server.ts';

export const starter = 'starter';
export const notes = {
  'eggs.md': '# Breakfast\n\nBoil the eggs for six minutes, then put them into cold water.',
  'router.md': '# Router\n\nThe wireless network is called Sonnenblume.',
  'knee.md': '# Knee\n\nPhysiotherapy every Tuesday at nine.',
};

/** Many short notes, so that a re-embed takes several batches. */
export const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${index}.md`, `# Note ${index}\n\nAbout subject ${index} and more.`]),
  );

export async function serverOf(options: Parameters<typeof startOpenAi>[0] = {}): Promise<OpenAiServer> {
  const server = await startOpenAi({ models: { 'bag-of-words': 512 }, ...options });
  onTestFinished(() => server.close());
  return server;
}

export async function libraryWith(files: Record<string, string>, dependencies: TestDependencies = {}) {
  const library = await temporaryFolder();
  const vault = await vaultOf(files);
  const engine = await openEngine(library, dependencies);
  engine.start();
  await engine.addFolders([vault]);
  await engine.settled();
  return { engine, library, vault };
}

/** A model of Ollama, which is sent only a few texts at once. */
export const addHosted = (engine: Engine, server: OpenAiServer, model = 'bag-of-words') =>
  engine.models.addHosted({ service: 'ollama', baseUrl: server.url, model, dimensions: null });

export async function statusOf(engine: Engine, key: string): Promise<ModelStatus | undefined> {
  const { models: list } = await engine.models.list();
  return list.flatMap(({ variants }) => variants).find((variant) => variant.key === key)?.status;
}

export const answer = async (engine: Engine, query: string) => {
  const { hits, model } = await engine.search({ query, limit: 3, mode: 'semantic' });
  return { best: hits[0]?.path, model };
};

export const embeddingBegins = (engine: Engine) => expect.poll(() => engine.state().reembed?.phase).toBe('embedding');

const storedGeneration = z.object({
  id: z.int(),
  fingerprint: z.string(),
  dimensions: z.int(),
  state: z.string(),
});

/** The generations of a closed library, with how many vectors of each differ. */
export async function generationsIn(library: string) {
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
export async function makeOutdated(library: string) {
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
export async function pauseOf(engine: Engine) {
  await expect.poll(() => engine.state().reembed?.pause).toBeTruthy();
  return engine.state().reembed?.pause;
}
