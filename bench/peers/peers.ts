import { lancedb } from './lancedb.ts';
import { miniSearch } from './minisearch.ts';
import { nearnote } from './nearnote.ts';
import { orama } from './orama.ts';
import type { Peer } from './peer.ts';
import { qmd } from './qmd.ts';
import { sqlite } from './sqlite.ts';

/** What a peer is made for; only Nearnote’s own search has to be told beforehand of queries, since it embeds them itself. */
export interface Purpose {
  folder: string;
  dimensions: number;
  queries: readonly { text: string; vector: Float32Array }[];
}

type MakePeer = (purpose: Purpose) => Peer | Promise<Peer>;

export const peers = {
  Nearnote: ({ folder, dimensions, queries }) => nearnote(folder, dimensions, queries),
  'sqlite-vec + FTS5': ({ folder, dimensions }) => sqlite(folder, dimensions),
  QMD: ({ folder, dimensions }) => qmd(folder, dimensions),
  'LanceDB, all compared': ({ folder }) => lancedb(folder, false),
  'LanceDB, IVF_PQ': ({ folder }) => lancedb(folder, true),
  Orama: ({ dimensions }) => orama(dimensions),
  MiniSearch: () => miniSearch(),
} satisfies Record<string, MakePeer>;

export function isPeerName(name: string): name is keyof typeof peers {
  return Object.hasOwn(peers, name);
}
