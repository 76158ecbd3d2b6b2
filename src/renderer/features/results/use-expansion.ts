import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { messagesStore } from '../notices/use-notices.ts';
import { optionId, rowId } from './focus.ts';
import { resultLimit } from './store.ts';
import { createUnfoldedStore, type UnfoldedState } from './expansion-store.ts';
import { searchStore, useSearch } from './use-search.ts';

export const unfoldedStore = createUnfoldedStore(async ({ documentId }) => {
  const { query, mode } = searchStore.getState().answer ?? { query: '', mode: 'hybrid' as const };
  const { passages } = await request('search.passages', { query, mode, documentId, limit: resultLimit });
  return passages;
}, messagesStore.getState().report);

export function useUnfolded<T>(selector: (state: UnfoldedState) => T): T {
  return useStore(unfoldedStore, selector);
}

/** The element of what is selected in the results: a hit, or a row under it. */
export function useSelectedElementId(): string | undefined {
  const selectedId = useSearch((state) => state.selectedId);
  const row = useUnfolded((state) => state.row);
  if (selectedId === null) return undefined;
  return row ? rowId(row) : optionId(selectedId);
}
