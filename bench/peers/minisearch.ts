import MiniSearch from 'minisearch';
import { z } from 'zod';
import type { Peer } from './peer.ts';

const found = z.array(z.object({ id: z.int() }));

/** MiniSearch, all in memory: words only. */
export function miniSearch(): Peer {
  const index = new MiniSearch({ fields: ['text'], storeFields: ['text'] });
  return {
    isKept: false,
    async build(batches) {
      for (const batch of batches) index.addAll(batch.map(({ id, text }) => ({ id, text })));
    },
    keyword: async (text, limit) => found.parse(index.search(text).slice(0, limit)).map(({ id }) => id),
    close: async () => {},
  };
}
