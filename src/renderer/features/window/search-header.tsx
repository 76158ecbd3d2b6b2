import { ChartScatter, PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import type { Command } from '../commands/command.ts';
import { useKeyShortcuts, withKeys } from '../commands/key-label.tsx';
import { mapCommand } from '../map/commands.ts';
import { useMapView } from '../map/view-store.ts';
import { noteBesideCommand, sidebarCommand } from '../panes/commands.ts';
import { isWide, usePanes } from '../panes/store.ts';
import { usePreference } from '../preferences/store.ts';
import { AnswersFrom } from '../reembed/answers-from.tsx';
import { ModeToggle } from '../search-box/mode-toggle.tsx';
import { QueryChips } from '../search-box/query-chips.tsx';
import { SearchBox } from '../search-box/search-box.tsx';

/** The search box and, in a line of its own, how it searches: its height never changes, so that nothing below moves. */
export function SearchHeader() {
  const hasRoom = usePanes(isWide);
  const isDrawerOpen = usePanes((state) => state.isDrawerOpen);
  const isSidebarFolded = usePreference('isSidebarFolded');
  const isNoteFolded = usePreference('isNoteFolded');
  const isMap = useMapView((state) => state.isOpen);
  return (
    <header data-pane className="shrink-0 border-b border-line">
      <h1 className="sr-only">Nearnote</h1>
      <div className="flex h-13 items-center gap-1.5 px-2">
        <Toggle isOpen={hasRoom ? !isSidebarFolded : isDrawerOpen} name={t('Sidebar')} command={sidebarCommand}>
          <PanelLeft className="size-4" aria-hidden />
        </Toggle>
        <SearchBox />
        <Toggle isOpen={isMap} name={t('Map of your notes')} command={mapCommand}>
          <ChartScatter className="size-4" aria-hidden />
        </Toggle>
        {hasRoom && (
          <Toggle isOpen={!isNoteFolded} name={t('Note beside the results')} command={noteBesideCommand}>
            <PanelRight className="size-4" aria-hidden />
          </Toggle>
        )}
      </div>
      <div className="flex h-9 items-center gap-3 px-3 pb-1.5">
        <ModeToggle />
        <QueryChips />
        <AnswersFrom />
      </div>
    </header>
  );
}

interface ToggleProps {
  isOpen: boolean;
  name: string;
  command: Command;
  children: ReactNode;
}

function Toggle({ isOpen, name, command, children }: ToggleProps) {
  return (
    <Hint text={withKeys(name, command)}>
      <IconButton
        label={name}
        aria-expanded={isOpen}
        className={isOpen ? 'text-muted' : ''}
        onClick={command.run}
        {...useKeyShortcuts(command)}
      >
        {children}
      </IconButton>
    </Hint>
  );
}
