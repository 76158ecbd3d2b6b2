import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { noticesStore } from '../notices/use-notices.ts';
import { createExpansionStore, type ExpansionState } from './expansion-store.ts';
import { optionId, rowId } from './focus.ts';
import { resultLimit } from './store.ts';
import { searchStore, useSearch } from './use-search.ts';

export const expansionStore = createExpansionStore(async ({ noteId }) => {
  const { query, mode } = searchStore.getState().answer ?? { query: '', mode: 'hybrid' as const };
  const { passages } = await request('search.passages', { query, mode, noteId, limit: resultLimit });
  return passages;
}, noticesStore.getState().report);

export function useExpansion<T>(selector: (state: ExpansionState) => T): T {
  return useStore(expansionStore, selector);
}

/** The element of what is selected in the results: a hit, or a row under it. */
export function useSelectedElementId(): string | undefined {
  const selectedId = useSearch((state) => state.selectedId);
  const row = useExpansion((state) => state.row);
  if (selectedId === null) return undefined;
  return row ? rowId(row) : optionId(selectedId);
}
