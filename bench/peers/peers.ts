import type { Peer } from './peer.ts';

/** What a peer is made for; only Nearnote’s own search has to be told beforehand of queries, since it embeds them itself. */
export interface Purpose {
  folder: string;
  dimensions: number;
  queries: readonly { text: string; vector: Float32Array }[];
}

type MakePeer = (purpose: Purpose) => Promise<Peer>;

/** Loaded one at a time: what a peer brings is in no other’s memory. */
export const peers = {
  Nearnote: async ({ folder, dimensions, queries }) =>
    (await import('./nearnote.ts')).nearnote(folder, dimensions, queries),
  'sqlite-vec + FTS5': async ({ folder, dimensions }) => (await import('./sqlite.ts')).sqlite(folder, dimensions),
  QMD: async ({ folder, dimensions }) => (await import('./qmd.ts')).qmd(folder, dimensions),
  'LanceDB, all compared': async ({ folder }) => (await import('./lancedb.ts')).lancedb(folder, false),
  'LanceDB, IVF_PQ': async ({ folder }) => (await import('./lancedb.ts')).lancedb(folder, true),
  Orama: async ({ dimensions }) => (await import('./orama.ts')).orama(dimensions),
  MiniSearch: async () => (await import('./minisearch.ts')).miniSearch(),
} satisfies Record<string, MakePeer>;

export function isPeerName(name: string): name is keyof typeof peers {
  return Object.hasOwn(peers, name);
}
