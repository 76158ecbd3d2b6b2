import type { MapStage } from '../../../shared/map.ts';
import { amount } from '../../lib/amounts.ts';

/** What is being done for the map. */
export function progressText(stage: MapStage, notes: number): string {
  switch (stage) {
    case 'reading':
      return 'Reading what your notes are about…';
    case 'arranging':
      return notes === 0 ? 'Putting similar notes side by side…' : `Putting ${amount(notes, 'note')} in their places…`;
    case 'placing':
      return 'Finding places for new notes…';
    case 'naming':
      return 'Naming the groups…';
  }
}
