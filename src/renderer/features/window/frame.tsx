import type { ReactNode } from 'react';
import { Group, type LayoutChangedMeta, Panel, usePanelRef } from 'react-resizable-panels';
import { Divider } from '../../ui/divider.tsx';
import { isWide, keepPaneWidth, usePanes, usePaneWidth } from '../panes/store.ts';
import { usePreference } from '../preferences/store.ts';
import { SidebarDrawer } from './sidebar-drawer.tsx';

interface FrameProps {
  sidebar: ReactNode;
  children: ReactNode;
}

/** The sidebar beside everything else or, in a narrow window, as a drawer over it. */
export function Frame({ sidebar, children }: FrameProps) {
  const hasRoom = usePanes(isWide);
  const isFolded = usePreference('isSidebarFolded');
  const usual = usePanes(({ width }) => Math.min(18, Math.max(14, width * 0.1875)));
  const chosen = usePaneWidth('sidebarWidth');
  const panel = usePanelRef();
  const keep = (_layout: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (isUserInteraction && panel.current) keepPaneWidth('sidebarWidth', panel.current.getSize().inPixels);
  };

  return (
    <div className="min-h-0 flex-1">
      <Group onLayoutChanged={keep}>
        {hasRoom && !isFolded && (
          <>
            <Panel
              id="sidebar-panel"
              panelRef={panel}
              defaultSize={`${chosen ?? usual}rem`}
              minSize="11rem"
              maxSize="26rem"
              groupResizeBehavior="preserve-pixel-size"
            >
              {sidebar}
            </Panel>
            <Divider label="Width of the sidebar" />
          </>
        )}
        <Panel id="main-panel" minSize={hasRoom ? '30rem' : 0}>
          {children}
        </Panel>
      </Group>
      {!hasRoom && <SidebarDrawer>{sidebar}</SidebarDrawer>}
    </div>
  );
}
