import { connect, Index, rerankers } from '@lancedb/lancedb';
import { z } from 'zod';
import type { Peer } from './peer.ts';

const found = z.array(z.object({ id: z.int() }));

/** LanceDB: its full-text index, and either all vectors compared or its index of them (IVF_PQ, the best refined). */
export async function lancedb(folder: string, isIndexed: boolean): Promise<Peer> {
  const connection = await connect(folder);
  const fusion = await rerankers.RRFReranker.create();
  const open = () => connection.openTable('passages');
  let table: Awaited<ReturnType<typeof open>> | null = null;
  const opened = async () => {
    table ??= await open();
    return table;
  };
  const near = async (vector: Float32Array) => {
    const query = (await opened()).query().nearestTo(vector).distanceType('dot');
    return isIndexed ? query.nprobes(20).refineFactor(20) : query;
  };

  return {
    isKept: true,
    async build(batches) {
      for (const batch of batches) {
        const rows = batch.map(({ id, text, vector }) => ({ id, text, vector: [...vector] }));
        if (batch[0]?.id === 0) await connection.createTable('passages', rows);
        else await (await opened()).add(rows);
      }
      const filled = await opened();
      await filled.createIndex('text', { config: Index.fts() });
      if (isIndexed) await filled.createIndex('vector', { config: Index.ivfPq({ distanceType: 'dot' }) });
      await filled.optimize();
      await filled.waitForIndex(
        (await filled.listIndices()).map(({ name }) => name),
        600,
      );
    },
    semantic: async (vector, limit) => ids(await (await near(vector)).select(['id', 'text']).limit(limit).toArray()),
    keyword: async (text, limit) =>
      ids(
        await (await opened())
          .query()
          .fullTextSearch(text, { columns: ['text'] })
          .select(['id', 'text'])
          .limit(limit)
          .toArray(),
      ),
    hybrid: async (text, vector, limit) =>
      ids(
        await (await near(vector))
          .fullTextSearch(text, { columns: ['text'] })
          .rerank(fusion)
          .limit(limit)
          .toArray(),
      ),
    close: async () => connection.close(),
  };
}

function ids(rows: unknown[]): number[] {
  return found.parse(rows.map((row) => (typeof row === 'object' ? { ...row } : row))).map(({ id }) => id);
}
