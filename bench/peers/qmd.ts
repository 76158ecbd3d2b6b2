import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createStore } from '@tobilu/qmd';
import { type Peer, reciprocalRanks } from './peer.ts';

/** Of each side, before they are fused: as many as Nearnote takes. */
const candidates = 200;
const collection = 'notes';
/** Under which the vectors are kept. */
const model = 'bench';

/**
 * QMD: FTS5 and sqlite-vec under an index of documents. It has no language model here, so that queries are not rewritten and hits not
 * ranked again by one, which takes seconds; both sides are fused as it fuses the lists of rewritten queries. A word query finds what
 * holds all of its words.
 */
export async function qmd(folder: string, dimensions: number): Promise<Peer> {
  const config = { collections: { [collection]: { path: folder, pattern: '**/*.md' } } };
  const { internal: store, close } = await createStore({ dbPath: join(folder, 'peer.sqlite'), config });
  const idsOf = (found: readonly { displayPath: string }[]) =>
    found.map(({ displayPath }) => Number.parseInt(displayPath.slice(collection.length + 1), 10));
  const byWords = (text: string, limit: number) => idsOf(store.searchFTS(text, limit));
  const byMeaning = async (vector: Float32Array, limit: number) =>
    idsOf(await store.searchVec('', model, limit, undefined, undefined, [...vector]));

  return {
    isKept: true,
    async build(batches) {
      store.ensureVecTable(dimensions);
      const now = new Date().toISOString();
      for (const batch of batches) {
        store.db.exec('BEGIN');
        for (const { id, text, vector } of batch) {
          const hash = createHash('sha256').update(`${id} ${text}`).digest('hex');
          store.insertContent(hash, text, now);
          store.insertDocument(collection, `${id}.md`, `${id}`, hash, now, now);
          store.insertEmbedding(hash, 0, 0, vector, model, now);
        }
        store.db.exec('COMMIT');
      }
    },
    semantic: byMeaning,
    keyword: async (text, limit) => byWords(text, limit),
    hybrid: async (text, vector, limit) =>
      reciprocalRanks([await byMeaning(vector, candidates), byWords(text, candidates)], limit),
    close,
  };
}
