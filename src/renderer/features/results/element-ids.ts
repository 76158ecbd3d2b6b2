import type { Row } from '../search/answer.ts';
import { useSearch } from '../search/store.ts';

export const resultsId = 'results';
export const weakLineId = 'weak-results';

export function hitId(noteId: number): string {
  return `result-${noteId}`;
}

export function rowId({ noteId, passage }: Row): string {
  return passage ? `passage-${passage.chunkId}` : `duplicate-${noteId}`;
}

/** The id of the element selected in the results: a hit, a row under it, or the line of the weak ones. */
export function useSelectedElementId(): string | undefined {
  return useSearch(({ selectedId, row, isAtWeak }) => {
    if (isAtWeak) return weakLineId;
    if (row) return rowId(row);
    return selectedId === null ? undefined : hitId(selectedId);
  });
}
