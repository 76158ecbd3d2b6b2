import type { MapCluster } from '../../../shared/map.ts';

/** What a cluster is called: the user’s name, or its typical words. */
export function clusterName({ name, words }: Pick<MapCluster, 'name' | 'words'>): string {
  return name ?? (words.length === 0 ? 'Unnamed' : words.join(', '));
}
