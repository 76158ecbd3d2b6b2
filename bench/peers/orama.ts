import { create, insertMultiple, search } from '@orama/orama';
import type { Peer } from './peer.ts';

/** Orama, all in memory: its words, and all vectors compared. */
export function orama(dimensions: number): Peer {
  const database = create({ schema: { text: 'string', embedding: `vector[${dimensions}]` } });
  const vectorOf = (vector: Float32Array) => ({ value: [...vector], property: 'embedding' });
  const ids = (result: { hits: { id: string }[] }) => result.hits.map(({ id }) => Number(id));
  return {
    isKept: false,
    async build(batches) {
      for (const batch of batches) {
        const rows = batch.map(({ id, text, vector }) => ({ id: String(id), text, embedding: [...vector] }));
        await insertMultiple(database, rows, rows.length);
      }
    },
    semantic: async (vector, limit) =>
      ids(await search(database, { mode: 'vector', vector: vectorOf(vector), similarity: 0, limit })),
    keyword: async (text, limit) => ids(await search(database, { mode: 'fulltext', term: text, limit })),
    hybrid: async (text, vector, limit) =>
      ids(await search(database, { mode: 'hybrid', term: text, vector: vectorOf(vector), similarity: 0, limit })),
    close: async () => {},
  };
}
