import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { getLoadablePath } from 'sqlite-vec';
import { z } from 'zod';
import { type Peer, reciprocalRanks } from './peer.ts';

const found = z.array(z.object({ rowid: z.int() }));
/** Of each side, before they are fused: as many as Nearnote takes. */
const candidates = 200;

/** sqlite-vec (all vectors compared) and FTS5 (BM25) in one database of Node’s own SQLite. */
export function sqlite(folder: string, dimensions: number): Peer {
  const database = new DatabaseSync(join(folder, 'peer.sqlite'), { allowExtension: true });
  database.loadExtension(getLoadablePath());
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
    CREATE VIRTUAL TABLE IF NOT EXISTS vectors USING vec0(embedding float[${dimensions}]);
    CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(body, tokenize = 'porter unicode61')`);
  const near = database.prepare('SELECT rowid FROM vectors WHERE embedding MATCH ? AND k = ? ORDER BY distance');
  const matching = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?');
  const body = database.prepare('SELECT body FROM texts WHERE rowid = ?');

  const byMeaning = (vector: Float32Array, limit: number) => ids(near.all(new Uint8Array(vector.buffer), limit));
  const byWords = (text: string, limit: number) =>
    ids(
      matching.all(
        text
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' OR '),
        limit,
      ),
    );
  /** Every peer reads the passages that it found. */
  const shown = (list: number[]) => list.filter((id) => body.get(id) !== undefined);

  return {
    isKept: true,
    async build(batches) {
      const addVector = database.prepare('INSERT INTO vectors (rowid, embedding) VALUES (?, ?)');
      const addText = database.prepare('INSERT INTO texts (rowid, body) VALUES (?, ?)');
      for (const batch of batches) {
        database.exec('BEGIN');
        for (const { id, text, vector } of batch) {
          addVector.run(BigInt(id), new Uint8Array(vector.buffer));
          addText.run(id, text);
        }
        database.exec('COMMIT');
      }
      database.exec("INSERT INTO texts (texts) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)");
    },
    semantic: async (vector, limit) => shown(byMeaning(vector, limit)),
    keyword: async (text, limit) => shown(byWords(text, limit)),
    async rankingByWords(text, limit) {
      const began = performance.now();
      byWords(text, limit);
      return performance.now() - began;
    },
    hybrid: async (text, vector, limit) =>
      shown(reciprocalRanks([byMeaning(vector, candidates), byWords(text, candidates)], limit)),
    close: async () => database.close(),
  };
}

function ids(rows: unknown): number[] {
  return found.parse(rows).map(({ rowid }) => rowid);
}
