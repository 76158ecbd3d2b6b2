import type { MapStage } from '../../../shared/map.ts';
import { t } from '../../lib/translate.tsx';

/** What is being done for the map. */
export function progressText(stage: MapStage, notes: number): string {
  switch (stage) {
    case 'reading':
      return t('Reading what your notes are about…');
    case 'arranging':
      return notes === 0
        ? t('Putting similar notes side by side…')
        : t('Putting {count, plural, one {# note in its place} other {# notes in their places}}…', { count: notes });
    case 'placing':
      return t('Finding places for new notes…');
    case 'naming':
      return t('Naming the groups…');
  }
}
