import { join } from 'node:path';
import { Search } from '../../src/engine/search/search.ts';
import { VectorFile } from '../../src/engine/store/vector-file.ts';
import { Dictionary } from '../../src/engine/text-index/analysis/dictionary.ts';
import type { SearchMode } from '../../src/shared/domain.ts';
import { silentLogger } from '../../src/shared/log.ts';
import { type FilledLibrary, fillLibrary, knownQueries, openFilled } from '../filled-library.ts';
import type { Peer, Row } from './peer.ts';

const tokenizer = join(import.meta.dirname, '../../resources/models/starter/tokenizer.json');

/**
 * Nearnote’s own search, with all that it does for its window (snippets, grades, duplicates). Each passage is a note of its own here,
 * since a hit is a note.
 */
export function nearnote(
  folder: string,
  dimensions: number,
  queries: readonly { text: string; vector: Float32Array }[],
): Peer {
  const library = join(folder, 'library');
  let opened: { filled: FilledLibrary; search: Search } | null = null;
  const searchIn = async (filled: FilledLibrary): Promise<Search> => {
    const { store, model } = filled;
    await store.index.ready;
    const search = new Search(store, model, knownQueries(queries, dimensions), new Dictionary(tokenizer), {
      hasVectors: () => true,
      onSemanticUnavailable: () => {},
      languages: { known: {}, keep: () => {} },
      vectorMemory: 'tenth',
      vectorFile: new VectorFile(join(library, 'vectors'), model.fingerprint, silentLogger),
    });
    // Resolves when the vectors are in memory.
    await search.status();
    opened = { filled, search };
    return search;
  };
  const answer = async (mode: SearchMode, query: string, limit: number) => {
    const search = opened?.search ?? (await searchIn(await openFilled(library)));
    return search.search({ query, limit, mode });
  };
  const ask = async (mode: SearchMode, query: string, limit: number): Promise<number[]> => {
    const { hits } = await answer(mode, query, limit);
    return hits.map(({ path }) => Number.parseInt(path, 10));
  };
  const textOf = new Map(queries.map(({ text, vector }) => [vector, text]));

  return {
    isKept: true,
    async build(batches) {
      const search = await searchIn(await fillLibrary(library, dimensions, notes(batches)));
      // The app writes the file when nothing has been added for a while.
      await search.eraseVectors();
    },
    semantic: (vector, limit) => ask('semantic', textOf.get(vector) ?? '', limit),
    keyword: (text, limit) => ask('keyword', text, limit),
    rankingByWords: async (text, limit) => (await answer('keyword', text, limit)).timings.words,
    hybrid: (text, _vector, limit) => ask('hybrid', text, limit),
    async close() {
      await opened?.search.close();
      await opened?.filled.close();
    },
  };
}

function* notes(batches: Iterable<Row[]>): Generator<Row[]> {
  for (const batch of batches) for (const row of batch) yield [row];
}
