import type { ReactNode } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import type { RetryListState } from './store.ts';

interface RetryListProps<List, Item> {
  store: StoreApi<RetryListState<List, Item>>;
  title: string;
  description: string;
  /** What a screen reader calls the list. */
  label: string;
  /** What to say where nothing is wrong. */
  empty: string;
  /** The largest width. */
  className: string;
  /** How many of all items the list holds: it may hold only the first of them. */
  shown: (list: List) => number;
  children: (list: List) => ReactNode;
}

/** A dialog with what went wrong, why, and a command to retry. */
export function RetryList<List extends { total: number }, Item>(props: RetryListProps<List, Item>) {
  const { store, title, description, label, empty, className, shown, children } = props;
  const { isOpen, list, failure, retrying, retry, close } = useStore(store);
  if (!isOpen) return null;
  const retryAll = (
    <Button aria-busy={retrying === 'all'} onClick={() => retry('all')}>
      {t('Retry all')}
    </Button>
  );
  return (
    <Dialog
      title={title}
      description={description}
      failure={failure}
      actions={list && list.total > 0 && retryAll}
      onClose={close}
      className={className}
    >
      <Scroller label={label} className="px-3 py-3">
        {list?.total === 0 && <p className="px-3 py-6 text-center text-sm text-dim">{empty}</p>}
        {list && children(list)}
        {list && list.total > shown(list) && (
          <p className="px-3 py-2 text-xs text-dim">
            {t('and {count, number} more', { count: list.total - shown(list) })}
          </p>
        )}
      </Scroller>
    </Dialog>
  );
}
