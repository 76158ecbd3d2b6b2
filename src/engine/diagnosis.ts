import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Diagnostics, VectorComparison } from '../shared/diagnostics.ts';
import { systemCodeOf } from '../shared/errors.ts';
import { embedFewAtOnce } from './embedding/few-at-once.ts';
import type { EngineServices } from './engine-parts.ts';
import { freeSpace } from './lib/free-space.ts';
import { isSetAside } from './library/library-folder.ts';
import { databaseFormat } from './library/open-database.ts';
import { embeddedText } from './notes/embedded-text.ts';
import { countNotes } from './store/counts.ts';
import { listGenerations } from './store/generations.ts';
import { schemaVersion } from './store/migrations.ts';
import { sampleEmbedded } from './store/sample-texts.ts';
import { damagedTables, figuresOf, similaritiesToStored } from './store/table-checks.ts';

/** Passages that are embedded once more. */
const compared = 50;

/** Tells how a library is. */
export class Diagnosis {
  readonly #library: string;
  readonly #services: EngineServices;

  constructor(library: string, services: EngineServices) {
    this.#library = library;
    this.#services = services;
  }

  /** Reads everything that is stored, which takes about a second for 100 MB. */
  async read(): Promise<Diagnostics> {
    const { store, generations, libraryStatus, lock } = this.#services;
    const { database } = store;
    const damaged = await damagedTables(database);
    const isSound = damaged.length === 0;
    const { notes, chunks, skippedFiles } = isSound
      ? await countNotes(database)
      : { notes: 0, chunks: 0, skippedFiles: 0 };
    const index = isSound ? await generations.active.answer((search) => search.status()) : null;
    return {
      version: manifest.version,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      databaseFormat,
      schema: schemaVersion,
      bytes: {
        database: await bytesOf(join(this.#library, 'database')),
        log: await bytesOf(join(this.#library, 'database', 'pg_wal')),
        setAside: await this.#bytesSetAside(),
        index: index?.bytes ?? 0,
        free: freeSpace(this.#library),
      },
      areVectorsInMemory: index?.index === 'memory',
      owner: await lock.owner(),
      folders: libraryStatus.state().folders.length,
      notes,
      chunks,
      problems: skippedFiles,
      generations: isSound ? await this.#generations() : [],
      recallAt10: index?.recallAt10 ?? null,
      damagedTables: damaged,
    };
  }

  /** Embeds some passages once more with the model that search uses, and compares the vectors with the stored ones. */
  async compareVectors(): Promise<VectorComparison> {
    const { store, generations } = this.#services;
    const { generation, provider } = generations.active;
    const sample = await sampleEmbedded(store.database, generation, compared);
    if (sample.length === 0) return { compared: 0, lowest: null };
    const texts = sample.map(({ context, text }) => embeddedText(context, text));
    const vectors = await embedFewAtOnce(texts, (few) => provider.embed(few, 'passage'));
    const hashes = sample.map(({ textHash }) => textHash);
    const similarities = await similaritiesToStored(store.database, generation, hashes, vectors);
    const known = similarities.flatMap((similarity) => similarity ?? []);
    return { compared: known.length, lowest: known.length === 0 ? null : Math.min(...known) };
  }

  /** Erases what is left of deleted notes. No note may be stored meanwhile. */
  erase(): Promise<void> {
    return this.#services.deletedText.erase();
  }

  async #generations(): Promise<Diagnostics['generations']> {
    const { database } = this.#services.store;
    const all = await listGenerations(database);
    return Promise.all(
      all.map(async (generation) => ({
        model: generation.spec.name,
        dimensions: generation.dimensions,
        state: generation.state,
        ...(await figuresOf(database, generation)),
      })),
    );
  }

  async #bytesSetAside(): Promise<number> {
    const names = (await readdir(this.#library)).filter(isSetAside);
    const sizes = await Promise.all(names.map((name) => bytesOf(join(this.#library, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

/** The bytes of all files below a folder, as the file system counts them for each. */
export async function bytesOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    try {
      bytes += (await lstat(join(entry.parentPath, entry.name))).size;
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') throw error;
    }
  }
  return bytes;
}
