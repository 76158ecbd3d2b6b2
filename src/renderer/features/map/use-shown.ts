import { useMemo } from 'react';
import { useSearch } from '../search/store.ts';
import { type Colouring, colouringOf } from './colour-groups.ts';
import type { MapNotes } from './map-notes.ts';
import { useMap } from './store.ts';
import { strengthsOf } from './strengths.ts';
import { useMedia } from './use-media.ts';

/** The colours of the notes, in the present theme. */
export function useColouring(notes: MapNotes): Colouring {
  const by = useMap((state) => state.colourBy);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  return useMemo(() => colouringOf(notes, by, isDark ? 'dark' : 'light', Date.now()), [notes, by, isDark]);
}

/** How strongly the hits of the present query glow. */
export function useStrengths(): ReadonlyMap<number, number> {
  const hits = useSearch((state) => state.answer?.hits);
  return useMemo(() => strengthsOf(hits ?? []), [hits]);
}
