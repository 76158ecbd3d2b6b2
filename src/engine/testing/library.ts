import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { inProcessInference } from '../../inference/testing/in-process.ts';
import type { Rebuilding } from '../../shared/engine-process.ts';
import { silentLogger } from '../../shared/log.ts';
import { childProcessInference, type StartInference } from '../embedding/inference-process.ts';
import { Engine } from '../engine.ts';
import type { EngineDependencies } from '../engine-parts.ts';
import { openDatabase } from '../library/open-database.ts';
import type { Database } from '../store/database.ts';
import { temporaryFolder, vaultOf } from './folders.ts';
import { optionsFor } from './options.ts';
import { root } from './paths.ts';
import { testTemplate } from './template.ts';

/** The real inference process. */
export const realInference: StartInference = childProcessInference(join(root, 'src/inference/index.ts'));

/** A process that never answers, for tests without vectors: notes are indexed and found by their words without them. */
export const noInference: StartInference = () => ({ post() {}, onMessage() {}, onClose() {}, kill() {} });

export interface TestDependencies extends Partial<EngineDependencies> {
  /** The folder of model settings and downloads. */
  data?: string;
  /** The file of the map’s thread. */
  mapWorker?: string;
  rebuilding?: Rebuilding;
}

/** An engine over a library, closed when the test ends. Its models run in this process unless the test says otherwise. */
export async function openEngine(library: string, dependencies: TestDependencies = {}): Promise<Engine> {
  const { data = join(library, 'data'), mapWorker, rebuilding, ...others } = dependencies;
  const options = { ...optionsFor(library, data), rebuilding };
  const engine = await Engine.open(mapWorker === undefined ? options : { ...options, mapWorker }, {
    startInference: inProcessInference,
    system: { token: async () => null, route: async () => null },
    logger: silentLogger,
    onLibraryChange: () => {},
    onModelsChange: () => {},
    onMapChange: () => {},
    onDatabaseEnded: () => {},
    ...others,
  });
  onTestFinished(() => engine.close());
  return engine;
}

/** An engine that has indexed and embedded a vault of these files. */
export async function engineWith(
  files: Record<string, string | Uint8Array>,
): Promise<{ engine: Engine; vault: string }> {
  const vault = await vaultOf(files);
  const engine = await openEngine(await temporaryFolder());
  engine.start();
  await engine.addFolders([vault]);
  await engine.settled();
  return { engine, vault };
}

/** An empty database with the schema, closed when the test ends. */
export async function emptyDatabase(): Promise<Database> {
  const { database, lock } = await openDatabase(
    await temporaryFolder(),
    { name: 'a test', session: 'one' },
    testTemplate,
  );
  onTestFinished(async () => {
    await database.close();
    await lock.release();
  });
  return database;
}
