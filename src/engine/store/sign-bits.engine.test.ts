import { expect, it } from 'vitest';
import { starter } from '../models/catalogue.ts';
import { specOf } from '../models/catalogue-entry.ts';
import { BitVectors } from '../search/semantic/bits/bit-vectors.ts';
import { emptyDatabase } from '../testing/library.ts';
import { plainText } from '../testing/passages.ts';
import { NoteTerms } from '../text-index/analysis/chunk-terms.ts';
import { TextIndex } from '../text-index/text-index.ts';
import { insertFolder } from './folders.ts';
import { createGeneration } from './generations.ts';
import { storeNotes } from './notes.ts';
import { chunkBitsAfter } from './sign-bits.ts';
import { storeVectors } from './vectors.ts';

const dimensions = 100;
const vectors = Array.from({ length: 30 }, (_, number) => {
  const vector = Float32Array.from({ length: dimensions }, (_, index) => Math.sin(number * 12.9 + index * 78.2));
  const length = Math.hypot(...vector);
  return vector.map((component) => component / length);
});

it('the sign bits read from the database are those of the vectors', async () => {
  const database = await emptyDatabase();
  const index = new TextIndex();
  const spec = { ...specOf(starter, 'q8'), dimensions };
  const model = await createGeneration(database, { fingerprint: 'test', dimensions, spec, state: 'active' });
  await insertFolder(database, '/notes');
  const chunks = [...vectors.keys(), 30].map((number) => {
    const text = `text ${number}`;
    const textHash = String(number).padStart(32, '0');
    const terms = new NoteTerms({ language: 'en' }).of('', text);
    return { start: 0, end: 7, text, headings: [], context: '', tokens: 2, page: null, textHash, terms };
  });
  const note = { kind: 'prepared' as const, path: 'a.txt', title: 'a', ...plainText, contentHash: 'aa', chunks };
  const file = { path: 'a.txt', size: 1, modifiedAt: 1, fileId: null };
  await storeNotes({ database, index }, { id: 1, path: '/notes' }, [{ note, file, noteId: null }]);
  const hashes = chunks.slice(0, vectors.length).map(({ textHash }) => textHash);
  await storeVectors(database, model, hashes, vectors);

  const { rows, last } = await chunkBitsAfter(database, model, 0, 1_000);
  expect(rows).toHaveLength(vectors.length);
  expect(last).toBe(index.slots.chunkIdOf(vectors.length));
  const read = new BitVectors(dimensions);
  const set = new BitVectors(dimensions);
  for (const [slot, { signBits, small }] of rows.entries()) read.setBits(slot, signBits, small);
  for (const [slot, vector] of vectors.entries()) set.set(slot, vector);
  for (const vector of vectors) expect(read.nearest(vector, 30, null)).toEqual(set.nearest(vector, 30, null));
});
