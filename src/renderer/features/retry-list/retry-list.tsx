import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { CloseDialog } from '../../ui/close-dialog.tsx';
import { count } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import type { RetryListState } from './store.ts';

interface RetryListProps<List, One> {
  store: StoreApi<RetryListState<List, One>>;
  title: string;
  description: string;
  /** What a screen reader calls the list. */
  label: string;
  /** Said where nothing is wrong. */
  empty: string;
  /** A width at most. */
  className: string;
  /** How many of all are in the list: the first of them. */
  shown: (list: List) => number;
  children: (list: List) => ReactNode;
}

/** A dialog with what went wrong, why, and the command to try it again. */
export function RetryList<List extends { total: number }, One>(props: RetryListProps<List, One>) {
  const isOpen = useStore(props.store, (state) => state.isOpen);
  const close = useStore(props.store, (state) => state.close);
  return (
    <Modal isOpen={isOpen} onClose={close} className={props.className}>
      <Panel {...props} />
    </Modal>
  );
}

function Panel<List extends { total: number }, One>(props: RetryListProps<List, One>) {
  const { store, title, description, label, empty, shown, children } = props;
  const list = useStore(store, (state) => state.list);
  const failure = useStore(store, (state) => state.failure);
  const isRetryingAll = useStore(store, (state) => state.retrying === 'all');
  const retry = useStore(store, (state) => state.retry);
  return (
    <>
      <div className="flex shrink-0 items-start gap-3 border-b border-line py-5 pr-4 pl-6">
        <div className="min-w-0 flex-1">
          <Dialog.Title className="text-base font-semibold">{title}</Dialog.Title>
          <Dialog.Description className="mt-1 text-[13px] leading-5 text-muted">{description}</Dialog.Description>
          {failure !== null && (
            <p role="alert" className="mt-2 text-[13px] leading-5 break-words text-danger">
              {failure}
            </p>
          )}
        </div>
        {list && list.total > 0 && (
          <Button aria-busy={isRetryingAll} onClick={() => retry('all')}>
            Retry all
          </Button>
        )}
        <CloseDialog className="mt-0.5" />
      </div>
      <Scroller label={label} className="px-3 py-3">
        {list?.total === 0 && <p className="px-3 py-6 text-center text-[13px] text-dim">{empty}</p>}
        {list && children(list)}
        {list && list.total > shown(list) && (
          <p className="px-3 py-2 text-xs text-dim">and {count(list.total - shown(list))} more</p>
        )}
      </Scroller>
    </>
  );
}
