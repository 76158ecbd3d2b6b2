import { lancedb } from './lancedb.ts';
import { miniSearch } from './minisearch.ts';
import { orama } from './orama.ts';
import type { Peer } from './peer.ts';
import { sqlite } from './sqlite.ts';

type MakePeer = (folder: string, passages: number, dimensions: number) => Peer | Promise<Peer>;

export const peers = {
  'sqlite-vec + FTS5': (folder, _passages, dimensions) => sqlite(folder, dimensions),
  'LanceDB, all compared': (folder) => lancedb(folder, false),
  'LanceDB, IVF_PQ': (folder) => lancedb(folder, true),
  Orama: (_folder, _passages, dimensions) => orama(dimensions),
  MiniSearch: () => miniSearch(),
} satisfies Record<string, MakePeer>;

export function isPeerName(name: string): name is keyof typeof peers {
  return Object.hasOwn(peers, name);
}
