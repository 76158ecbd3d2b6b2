/**
 * Fills a folder with a made-up library, with the file of its vectors, and says beside it what is truly nearest to some queries.
 *   node bench/fill-library.ts <folder> [passages] [dimensions]
 * bench/index-scale.ts calls it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maxBytesFor, VectorMemory } from '../src/engine/search/semantic/vector-memory.ts';
import { VectorFile } from '../src/engine/store/vector-file.ts';
import { silentLogger } from '../src/shared/log.ts';
import { fillLibrary, notesOf } from './filled-library.ts';
import { aboutPath, type KeptLibrary } from './kept-library.ts';
import { synthetic } from './synthetic.ts';
import { secondsOf } from './timing.ts';
import { nearest } from './truth.ts';

/** Exact comparison of a query with all passages takes long in a large library, where fewer have to do. */
const queriesOfTruth = { few: 20, many: 100, upTo: 100_000 };
const wanted = 10;

const [folder, ...sizes] = process.argv.slice(2);
const [passages = 20_000, dimensions = 384] = sizes.map(Number);
if (folder === undefined) throw new Error('Give a folder.');

const library = synthetic(passages, dimensions);
await mkdir(folder, { recursive: true });
const seconds = await secondsOf(async () => {
  const filled = await fillLibrary(folder, dimensions, notesOf(library, passages));
  const { database, index } = filled.store;
  const file = new VectorFile(join(folder, 'vectors'), filled.model.fingerprint, silentLogger);
  const memory = new VectorMemory(database, filled.model, index, maxBytesFor('tenth'), file);
  // It is written when nothing has been added for a while, or after something was erased.
  await memory.erase();
  await memory.close();
  await filled.close();
});
const { few, many, upTo } = queriesOfTruth;
const queries = Array.from({ length: passages <= upTo ? many : few }, (_, number) => library.query(number).vector);
const truth = nearest(passages, library.vector, queries, wanted);
const about: KeptLibrary = { passages, dimensions, seconds, truth };
await writeFile(aboutPath(folder), JSON.stringify(about));
