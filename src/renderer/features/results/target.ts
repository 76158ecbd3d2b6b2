import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import type { Target } from '../note-pane/store.ts';
import type { Row } from './expansion-store.ts';

/** What to read for a passage that was found in a note; without one, the note from its beginning. */
export function targetOf(noteId: number, passage: FoundPassage | null): Target {
  if (!passage) return { noteId, chunkId: null, found: null };
  const { chunkId, start, sentence, marks } = passage;
  return { noteId, chunkId, found: { start, sentence, marks } };
}

/** What to read for a hit, or for the row that is selected under it. */
export function selectedTarget(hit: Hit, row: Row | null): Target {
  return row ? targetOf(row.noteId, row.passage) : targetOf(hit.noteId, hit);
}
