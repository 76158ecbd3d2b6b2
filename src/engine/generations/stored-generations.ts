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

/** Search can return at once to a kept generation that lacks at most this share; the rest is embedded afterwards. */
const maxMissingShare = 0.2;

/** Whether an earlier version made these vectors in another way: the same model would make others today. */
export function isOutdated({ fingerprint, spec }: Generation): boolean {
  return fingerprint !== fingerprintOf(spec);
}

interface KeptGeneration {
  generation: Generation;
  bytes: number;
}

/** The generations in the database: the active one, at most one that is being built, and one kept for switching back. */
export class StoredGenerations {
  readonly #database: Database;
  readonly #onChange: () => void;
  #kept: KeptGeneration[] = [];

  /** @param onChange called when the kept generations or their sizes change. */
  constructor(database: Database, onChange: () => void) {
    this.#database = database;
    this.#onChange = onChange;
  }

  /** Generations that were active before, with the size of their vectors on the disk. */
  get kept(): readonly KeptGeneration[] {
    return this.#kept;
  }

  keptOf(key: string): KeptGeneration | undefined {
    return this.#kept.find(({ generation }) => keyOf(generation.spec) === key);
  }

  /** Updates `kept` from the database. */
  async readKept(): Promise<void> {
    const kept = (await listGenerations(this.#database)).filter(({ state }) => state === 'kept');
    this.#kept = await Promise.all(
      kept.map(async (generation) => ({ generation, bytes: await bytesOf(this.#database, generation) })),
    );
    this.#onChange();
  }

  /** The generation of a model that an earlier re-embed, interrupted or paused, left unfinished. */
  async unfinished(key: string): Promise<Generation | null> {
    const all = await listGenerations(this.#database);
    return all.find(({ state, spec }) => state === 'building' && keyOf(spec) === key) ?? null;
  }

  /** The generation to build for a model: an unfinished, a kept or a new one. Any other unfinished one is dropped. */
  async toBuild(spec: ModelSpec): Promise<Generation> {
    const fingerprint = fingerprintOf(spec);
    const stored = (await listGenerations(this.#database)).find((generation) => generation.fingerprint === fingerprint);
    // Only the model that the user chose last is built.
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

  /** Deletes a generation with its vectors. @returns the bytes freed. */
  drop(generation: Generation): Promise<number> {
    return dropGeneration(this.#database, generation);
  }

  /** Drops what an earlier version has made and search does not use: nothing of today’s can be added to it. */
  async dropOutdated(): Promise<void> {
    for (const generation of await listGenerations(this.#database)) {
      if (generation.state !== 'active' && isOutdated(generation)) await this.drop(generation);
    }
  }

  /** Keeps one generation for switching back, unless it is outdated, and drops all that were kept before. */
  async keepOnly(previous: Generation): Promise<void> {
    for (const other of await listGenerations(this.#database)) {
      if (other.state === 'kept' && (other.id !== previous.id || isOutdated(other))) await this.drop(other);
    }
    await this.readKept();
  }

  /** The kept generation of exactly this model, if search can return to it at once. */
  async readyToReturn(spec: ModelSpec): Promise<Generation | null> {
    const fingerprint = fingerprintOf(spec);
    const kept = this.#kept.find(({ generation }) => generation.fingerprint === fingerprint);
    if (kept === undefined) return null;
    const missing = await pendingWork(this.#database, kept.generation);
    const all = await pendingWork(this.#database, null);
    return missing.chunks > all.chunks * maxMissingShare ? null : kept.generation;
  }

  /** Deletes the vectors of texts that are no longer in any note. */
  async deleteOrphans(): Promise<void> {
    for (const generation of await listGenerations(this.#database)) await deleteOrphans(this.#database, generation);
  }
}

/** The generation that search uses; for a new or rebuilt database, an empty one for the model in the library’s file. */
export async function activeGeneration(database: Database, file: LibraryFile): Promise<Generation> {
  const active = (await listGenerations(database)).find(({ state }) => state === 'active');
  return active ?? createEmpty(database, file.content.model, 'active');
}

function createEmpty(database: Database, spec: ModelSpec, state: Generation['state']): Promise<Generation> {
  const { dimensions } = spec;
  return createGeneration(database, { fingerprint: fingerprintOf(spec), dimensions, spec, state });
}
