import { type ReactNode, useRef } from 'react';
import { t } from '../../lib/translate.tsx';
import { useReleasedFocus } from '../../ui/released-focus.ts';
import { isWide, keepPaneWidth, usePanes, usePaneWidth } from '../panes/store.ts';
import { usePreference } from '../preferences/store.ts';
import { focusSearch } from '../search/focus.ts';
import { SidebarDrawer } from './sidebar-drawer.tsx';
import { Split } from './split.tsx';

interface FrameProps {
  sidebar: ReactNode;
  children: ReactNode;
}

const usualWidth = 'clamp(14rem, 18.75vw, 18rem)';
const least = { first: 11, second: 38 };

/** The sidebar beside everything else or, in a narrow window, as a drawer over it. */
export function Frame({ sidebar, children }: FrameProps) {
  const hasRoom = usePanes(isWide);
  const isFolded = usePreference('isSidebarFolded');
  return (
    <div className="min-h-0 flex-1">
      <Split
        first={hasRoom && !isFolded ? <Beside>{sidebar}</Beside> : null}
        second={children}
        label={t('Width of the sidebar')}
        width={usePaneWidth('sidebarWidth') ?? usualWidth}
        least={least}
        onResize={(width) => keepPaneWidth('sidebarWidth', width)}
      />
      {!hasRoom && <SidebarDrawer>{sidebar}</SidebarDrawer>}
    </div>
  );
}

/** Folded with the focus in it, the sidebar leaves that to the search box. */
function Beside({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useReleasedFocus(place, focusSearch);
  return (
    <div ref={place} className="h-full">
      {children}
    </div>
  );
}
