import { fewestMapNotes, type MapMissing } from '../../../shared/map.ts';
import { t } from '../../lib/translate.tsx';

/** Why there is no map, and what to do about it. */
export function missingText(missing: MapMissing | 'no-webgl', notes: number, failure: string | null): string {
  switch (missing) {
    case 'few-notes':
      return notes === 0
        ? t('There are no notes to draw a map of yet. Add a folder of notes.')
        : t(
            'A map says something from {count, number} notes on. Here are yours as a list; add more notes to see them as a map.',
            { count: fewestMapNotes },
          );
    case 'indexing':
      return t('Your notes are still being read. The map is drawn when that is done; until then, here is the list.');
    case 'no-vectors':
      return t(
        'The meaning of your notes is not learned yet, and a map is drawn by it. The status at the bottom of the window says what keeps it; until then, here is the list.',
      );
    case 'no-webgl':
      return t(
        'This computer’s graphics cannot draw the map (WebGL is missing or switched off). The list shows the same groups; updating the graphics driver may help.',
      );
    case 'failed':
      return failure ?? t('The map could not be drawn. Try again.');
  }
}
