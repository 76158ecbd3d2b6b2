import type { ReactNode } from 'react';
import { t } from '../../lib/translate.tsx';
import { narrowed } from '../search/query-filters.ts';
import { searchStore } from '../search/store.ts';

/** A tag in a note: a click keeps the notes that have it, among those of the query. */
export function TagChip({ tag, children }: { tag: string; children?: ReactNode }) {
  const keep = (): void => {
    const { query, mode, run } = searchStore.getState();
    const kept = narrowed(query, { field: 'tag', value: tag });
    if (kept !== query) run(kept, mode);
  };
  return (
    <button type="button" className="note-tag" title={t('Only notes tagged {tag}', { tag })} onClick={keep}>
      {children}
    </button>
  );
}
