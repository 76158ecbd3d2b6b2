import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { follow } from '../../lib/store.ts';
import { t } from '../../lib/translate.tsx';
import { useReturnedFocus } from '../../ui/returned-focus.ts';
import { isPressed } from '../commands/dispatch.ts';
import { sidebarCommand } from '../panes/commands.ts';
import { panesStore, usePanes } from '../panes/store.ts';
import { focusSearch } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';

/** A search that is chosen in the drawer is what the user wants to see next. */
function leaveWithSearch(): () => void {
  return follow(
    searchStore,
    ({ query }) => query,
    () => {
      const { isDrawerOpen, setDrawer } = panesStore.getState();
      if (!isDrawerOpen) return;
      flushSync(() => setDrawer(false));
      focusSearch();
    },
  );
}

/** The sidebar over a narrow window. */
export function SidebarDrawer({ children }: { children: ReactNode }) {
  const isOpen = usePanes((state) => state.isDrawerOpen);
  const setDrawer = usePanes((state) => state.setDrawer);
  const content = useRef<HTMLDivElement>(null);
  // The drawer itself takes the focus: its first button would show its hint.
  const focus = useReturnedFocus(() => content.current);
  useEffect(leaveWithSearch, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isPressed(sidebarCommand, event)) return;
    event.preventDefault();
    setDrawer(false);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setDrawer}>
      <Dialog.Portal>
        <div className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Content
          aria-describedby={undefined}
          ref={content}
          onKeyDown={onKeyDown}
          className="fixed inset-y-0 left-0 z-40 flex w-72 max-w-[85vw] flex-col border-r border-line shadow-float outline-none"
          {...focus}
        >
          <Dialog.Title className="sr-only">{t('Sidebar')}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
