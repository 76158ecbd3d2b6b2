import type { ModelSpec } from '../../shared/models.ts';
import { fingerprintOf, keyOf } from '../embedding/model-spec.ts';
import type { LibraryFile } from '../library/library-file.ts';
import type { Database } from '../store/database.ts';
import {
  bytesOf,
  createGeneration,
  dropGeneration,
  type Generation,
  listGenerations,
  rebuildGeneration,
} from '../store/generations.ts';
import { pendingWork } from '../store/sample-texts.ts';
import { deleteOrphans } from '../store/vectors.ts';

/** Share of the passages that a kept generation may lack and still answer at once; they are embedded afterwards. */
const mostMissing = 0.2;

interface KeptGeneration {
  generation: Generation;
  bytes: number;
}

/** The generations in the database: the active one, one that is being built beside it, and one kept for the way back. */
export class StoredGenerations {
  readonly #database: Database;
  readonly #onChange: () => void;
  #kept: KeptGeneration[] = [];

  /** @param onChange hears when other generations are kept, or take another amount of space. */
  constructor(database: Database, onChange: () => void) {
    this.#database = database;
    this.#onChange = onChange;
  }

  /** Generations that were active before, with what their vectors take on the disk. */
  get kept(): readonly KeptGeneration[] {
    return this.#kept;
  }

  keptOf(key: string): KeptGeneration | undefined {
    return this.#kept.find(({ generation }) => keyOf(generation.spec) === key);
  }

  /** Reads from the database which generations are kept. */
  async readKept(): Promise<void> {
    const kept = (await listGenerations(this.#database)).filter(({ state }) => state === 'kept');
    this.#kept = await Promise.all(
      kept.map(async (generation) => ({ generation, bytes: await bytesOf(this.#database, generation) })),
    );
    this.#onChange();
  }

  /** The generation of a model that an earlier re-embed, cut short or paused, has left unfinished. */
  async unfinished(key: string): Promise<Generation | null> {
    const all = await listGenerations(this.#database);
    return all.find(({ state, spec }) => state === 'building' && keyOf(spec) === key) ?? null;
  }

  /** The generation to be built for a model: an unfinished or a kept one, or a new one. Any other unfinished one is dropped. */
  async toBuild(spec: ModelSpec): Promise<Generation> {
    const fingerprint = fingerprintOf(spec);
    const stored = (await listGenerations(this.#database)).find((generation) => generation.fingerprint === fingerprint);
    // What is being built is what the user asked for last.
    if (stored?.state !== 'building') await this.dropUnfinished();
    if (stored === undefined) return createEmpty(this.#database, spec, 'building');
    if (stored.state === 'kept') await rebuildGeneration(this.#database, stored.id);
    await this.readKept();
    return { ...stored, state: 'building' };
  }

  async dropUnfinished(): Promise<void> {
    for (const generation of await listGenerations(this.#database)) {
      if (generation.state === 'building') await this.drop(generation);
    }
  }

  /** Frees a generation’s vectors. @returns the bytes that they took. */
  drop(generation: Generation): Promise<number> {
    return dropGeneration(this.#database, generation);
  }

  /** One way back is kept; whatever was kept before it is freed. */
  async keepOnly(before: Generation): Promise<void> {
    for (const other of await listGenerations(this.#database)) {
      if (other.state === 'kept' && other.id !== before.id) await this.drop(other);
    }
    await this.readKept();
  }

  /** A kept generation that could answer at once, made by exactly this model. */
  async readyToReturn(spec: ModelSpec): Promise<Generation | null> {
    const fingerprint = fingerprintOf(spec);
    const kept = this.#kept.find(({ generation }) => generation.fingerprint === fingerprint);
    if (kept === undefined) return null;
    const missing = await pendingWork(this.#database, kept.generation);
    const all = await pendingWork(this.#database, null);
    return missing.chunks > all.chunks * mostMissing ? null : kept.generation;
  }

  /** Frees the vectors of texts that no note holds any more. */
  async deleteOrphans(): Promise<void> {
    for (const generation of await listGenerations(this.#database)) await deleteOrphans(this.#database, generation);
  }
}

/** The generation that search uses; in a new or rebuilt database, an empty one of the model in the library’s file. */
export async function activeGeneration(database: Database, file: LibraryFile): Promise<Generation> {
  const active = (await listGenerations(database)).find(({ state }) => state === 'active');
  return active ?? createEmpty(database, file.content.model, 'active');
}

function createEmpty(database: Database, spec: ModelSpec, state: Generation['state']): Promise<Generation> {
  const { dimensions } = spec;
  return createGeneration(database, { fingerprint: fingerprintOf(spec), dimensions, spec, state });
}
