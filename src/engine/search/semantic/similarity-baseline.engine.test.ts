import { expect, it } from 'vitest';
import { starter } from '../../models/catalogue.ts';
import { specOf } from '../../models/catalogue-entry.ts';
import { insertFolder } from '../../store/folders.ts';
import { createGeneration } from '../../store/generations.ts';
import { storeNotes } from '../../store/notes.ts';
import { storeVectors } from '../../store/vectors.ts';
import { emptyDatabase } from '../../testing/library.ts';
import { plainText } from '../../testing/passages.ts';
import { NoteTerms } from '../../text-index/analysis/chunk-terms.ts';
import { TextIndex } from '../../text-index/text-index.ts';
import { BaselineEstimator } from './similarity-baseline.ts';

const dimensions = 16;
const notes = Array.from({ length: 120 }, (_, number) => ({
  textHash: String(number).padStart(32, '0'),
  // The first notes are about one subject, the others about anything.
  vector: unit(
    Float32Array.from(
      { length: dimensions },
      (_, index) => (number < 40 ? 3 : 0) + Math.sin(number * 12.9 + index * 78.2),
    ),
  ),
}));

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((component) => component / length);
}

it('the similarity baseline of a library that was searched while it was being embedded is that of all its notes', async () => {
  const database = await emptyDatabase();
  const index = new TextIndex();
  const spec = { ...specOf(starter, 'q8'), dimensions };
  const model = await createGeneration(database, { fingerprint: 'test', dimensions, spec, state: 'active' });
  await insertFolder(database, '/notes');
  const prepared = notes.map(({ textHash }, number) => {
    const text = `text ${number}`;
    const terms = new NoteTerms({ language: 'en' }).of('', text);
    const chunk = { start: 0, end: 7, text, headings: [], context: '', tokens: 2, page: null, textHash, terms };
    const path = `${number}.txt`;
    const note = { kind: 'prepared' as const, path, title: 'a', ...plainText, contentHash: textHash, chunks: [chunk] };
    return { note, file: { path, size: 1, modifiedAt: 1, fileId: null }, noteId: null };
  });
  await storeNotes({ database, index }, { id: 1, path: '/notes' }, prepared);
  const embedded = async (from: number, to: number) => {
    const some = notes.slice(from, to);
    const hashes = some.map(({ textHash }) => textHash);
    await storeVectors(
      database,
      model,
      hashes,
      some.map(({ vector }) => vector),
    );
  };

  const estimator = new BaselineEstimator(database, model, index);
  expect(await estimator.get()).toBeNull();
  await embedded(0, 40);
  estimator.vectorsStored(40);
  const early = await estimator.get();
  estimator.vectorsStored(1);
  expect(await estimator.get()).toBe(early);
  await embedded(40, 120);
  estimator.vectorsStored(80);
  expect(await estimator.get()).toEqual(await new BaselineEstimator(database, model, index).get());
  expect(await estimator.get()).not.toEqual(early);
});
