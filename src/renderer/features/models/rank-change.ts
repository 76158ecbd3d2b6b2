import type { ComparedNote } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';

/** How a note’s place differs from the one that the other model gives it, in a word or two; null where it does not. */
export function rankChange(note: ComparedNote, rank: number, others: readonly ComparedNote[]): string | null {
  const before = others.findIndex(({ noteId }) => noteId === note.noteId);
  if (before === -1) return t('new');
  if (before === rank) return null;
  return before > rank
    ? t('up {places, number}', { places: before - rank })
    : t('down {places, number}', { places: rank - before });
}
