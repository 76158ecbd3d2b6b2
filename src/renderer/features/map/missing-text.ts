import { fewestMapNotes, type MapMissing } from '../../../shared/map.ts';

/** Why there is no map, and what to do about it. */
export function missingText(missing: MapMissing | 'no-webgl', notes: number, failure: string | null): string {
  switch (missing) {
    case 'few-notes':
      return notes === 0
        ? 'There are no notes to draw a map of yet. Add a folder of notes.'
        : `A map says something from ${fewestMapNotes} notes on. Here are yours as a list; add more notes to see them as a map.`;
    case 'indexing':
      return 'Your notes are still being read. The map is drawn when that is done; until then, here is the list.';
    case 'no-vectors':
      return 'Your notes have no embeddings yet, by which a map is drawn. See the status at the bottom of the window for what keeps them; until then, here is the list.';
    case 'no-webgl':
      return 'This computer’s graphics cannot draw the map (WebGL is missing or switched off). The list shows the same groups; updating the graphics driver may help.';
    case 'failed':
      return failure ?? 'The map could not be drawn. Try again.';
  }
}
