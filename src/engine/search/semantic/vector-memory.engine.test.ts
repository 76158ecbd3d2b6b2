import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loggerOf } from '../../../shared/log.ts';
import { starter } from '../../models/catalogue.ts';
import { specOf } from '../../models/catalogue-entry.ts';
import { insertFolder } from '../../store/folders.ts';
import { createGeneration } from '../../store/generations.ts';
import { type NoteStore, storeNotes } from '../../store/notes.ts';
import { VectorFile } from '../../store/vector-file.ts';
import { type GenerationRef, storeVectors, tableOf } from '../../store/vectors.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { emptyDatabase } from '../../testing/library.ts';
import { plainText } from '../../testing/passages.ts';
import { NoteTerms } from '../../text-index/analysis/chunk-terms.ts';
import { TextIndex } from '../../text-index/text-index.ts';
import { SemanticSearch } from './semantic-search.ts';
import { unitVectors } from './testing.ts';
import { VectorMemory } from './vector-memory.ts';

const dimensions = 16;
const passages = 2_000;
const vectors = unitVectors(passages, dimensions);
const [query = new Float32Array()] = unitVectors(1, dimensions, 2);
const plenty = 1e9;
/** As long as that of a hosted model with a long address. */
const fingerprint = 'a'.repeat(600);

const hashOf = (number: number): string => String(number).padStart(32, '0');

/** A library with these vectors, and a path for the file beside it. */
async function filled() {
  const database = await emptyDatabase();
  const store: NoteStore = { database, index: new TextIndex() };
  const spec = { ...specOf(starter, 'q8'), dimensions };
  const model: GenerationRef = await createGeneration(database, {
    fingerprint: 'a',
    dimensions,
    spec,
    state: 'active',
  });
  await insertFolder(database, '/notes');
  const chunks = vectors.map((_, number) => {
    const text = `text ${number}`;
    const terms = new NoteTerms({ language: 'en' }).of('', text);
    return {
      start: 0,
      end: 7,
      text,
      headings: [],
      context: '',
      tokens: 2,
      page: null,
      textHash: hashOf(number),
      terms,
    };
  });
  const note = { kind: 'prepared' as const, path: 'a.txt', title: 'a', ...plainText, contentHash: 'aa', chunks };
  const file = { path: 'a.txt', size: 1, modifiedAt: 1, fileId: null };
  await storeNotes(store, { id: 1, path: '/notes' }, [{ note, file, noteId: null }]);
  await storeVectors(
    database,
    model,
    vectors.map((_, number) => hashOf(number)),
    vectors,
  );
  const path = join(await temporaryFolder(), 'vectors');
  const logged: string[] = [];
  const logger = loggerOf('engine', ({ event }) => void logged.push(event));

  const memoryOf = async (of: string, maxBytes = plenty): Promise<VectorMemory> => {
    const memory = new VectorMemory(database, model, store.index, maxBytes, new VectorFile(path, of, logger));
    await memory.loaded;
    return memory;
  };
  /** The nearest passages with their cosines, by what is in memory then. */
  const nearestOf = async (of: string, maxBytes = plenty): Promise<string[]> => {
    const memory = await memoryOf(of, maxBytes);
    const search = new SemanticSearch(database, model, store.index, memory);
    const near = await search.nearest(query, 20, { allowed: store.index.slots.alive, isFiltered: false });
    await memory.close();
    const best = near.sort((a, b) => b.similarity - a.similarity || a.slot - b.slot).slice(0, 20);
    return best.map(({ slot, similarity }) => `${slot} ${similarity.toFixed(3)}`);
  };
  return { database, model, path, logged, memoryOf, nearestOf };
}

describe('vectors in memory', () => {
  it('vectors in memory come from the file beside the database, and from the rows what the file lacks', async () => {
    const { database, model, path, logged, memoryOf, nearestOf } = await filled();
    const found = await nearestOf(fingerprint);
    expect(found).toHaveLength(20);
    const writing = await memoryOf(fingerprint);
    await writing.erase();
    await writing.close();
    expect(existsSync(path)).toBe(true);

    // Without rows, what is found can only come from the file.
    await database.script(`CREATE TABLE kept AS SELECT * FROM ${tableOf(model)}; DELETE FROM ${tableOf(model)}`);
    expect(await nearestOf(fingerprint)).toEqual(found);
    expect(await nearestOf('another model')).toEqual([]);
    await database.script(`INSERT INTO ${tableOf(model)} SELECT * FROM kept`);

    const whole = await readFile(path);
    const damaged = Buffer.from(whole);
    damaged[whole.length - 100] = (damaged[whole.length - 100] ?? 0) ^ 1;
    const broken = [damaged, whole.subarray(0, whole.length / 2), whole.subarray(0, 3), Buffer.alloc(5_000)];
    for (const bytes of broken) {
      await writeFile(path, bytes);
      expect(await nearestOf(fingerprint)).toEqual(found);
    }
    expect(logged).toEqual(broken.map(() => 'file.failed'));
  });

  it.skipIf(process.platform === 'win32')(
    'a pipe in place of the file counts as a broken one, and is replaced',
    async () => {
      const { path, logged, memoryOf } = await filled();
      execFileSync('mkfifo', [path]);
      const memory = await memoryOf(fingerprint);
      expect(memory.isComplete).toBe(true);
      expect(logged).toEqual(['file.failed']);
      await memory.erase();
      await memory.close();
      expect((await stat(path)).isFile()).toBe(true);
    },
  );

  it('what was deleted does not stay in the file where writing it anew is stopped', async () => {
    const { path, memoryOf } = await filled();
    const writing = await memoryOf(fingerprint);
    await writing.erase();
    expect(existsSync(path)).toBe(true);
    const erased = writing.erase();
    await writing.close();
    await erased;
    expect(existsSync(path)).toBe(false);
  });

  it('vectors that would need too much memory stay in the database, where the same passages are found', async () => {
    const { memoryOf, nearestOf } = await filled();
    const found = await nearestOf(fingerprint);
    const little = await memoryOf(fingerprint, 10_000);
    expect(little.rounded).toBeNull();
    await little.close();
    // Cosines in memory are right to four digits, so those that are nearly the same may change places.
    const places = (list: string[]) => list.map((each) => each.split(' ')[0]).sort();
    expect(places(await nearestOf(fingerprint, 10_000))).toEqual(places(found));
  });
});
