import type { MapCluster } from '../../../shared/map.ts';
import { t } from '../../lib/translate.tsx';

/** What a cluster is called: the user’s name, or its typical words. */
export function clusterName({ name, words }: Pick<MapCluster, 'name' | 'words'>): string {
  return name ?? (words.length === 0 ? t('Unnamed') : words.join(', '));
}
