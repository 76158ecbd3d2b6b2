import { join } from 'node:path';
import { Search } from '../../src/engine/search/search.ts';
import { Dictionary } from '../../src/engine/text-index/analysis/dictionary.ts';
import type { SearchMode } from '../../src/shared/domain.ts';
import { type FilledLibrary, fillLibrary, knownQueries } from '../filled-library.ts';
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
  let opened: { library: FilledLibrary; search: Search } | null = null;
  const answer = (mode: SearchMode, query: string, limit: number) => {
    if (opened === null) throw new Error('The library is not filled yet.');
    return opened.search.search({ query, limit, mode });
  };
  const ask = async (mode: SearchMode, query: string, limit: number): Promise<number[]> => {
    const { hits } = await answer(mode, query, limit);
    return hits.map(({ path }) => Number.parseInt(path, 10));
  };
  const textOf = new Map(queries.map(({ text, vector }) => [vector, text]));

  return {
    async build(batches) {
      const library = await fillLibrary(join(folder, 'library'), dimensions, notes(batches));
      const { store, model } = library;
      const provider = knownQueries(queries, dimensions);
      const dependencies = {
        hasVectors: () => true,
        onSemanticUnavailable: () => {},
        languages: { known: {}, keep: () => {} },
        vectorMemory: 'tenth' as const,
      };
      const search = new Search(store, model, provider, new Dictionary(tokenizer), dependencies);
      // Resolves when the vectors are in memory.
      await search.status();
      opened = { library, search };
    },
    semantic: (vector, limit) => ask('semantic', textOf.get(vector) ?? '', limit),
    keyword: (text, limit) => ask('keyword', text, limit),
    rankingByWords: async (text, limit) => (await answer('keyword', text, limit)).timings.words,
    hybrid: (text, _vector, limit) => ask('hybrid', text, limit),
    async close() {
      await opened?.search.close();
      await opened?.library.close();
    },
  };
}

function* notes(batches: Iterable<Row[]>): Generator<Row[]> {
  for (const batch of batches) for (const row of batch) yield [row];
}
