import { Info, type LucideIcon, Plus, RefreshCw, Settings, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { count } from '../../../shared/count.ts';
import type { FolderView } from '../../../shared/domain.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useAbout } from '../about/store.ts';
import { KeyLabel, useKeyShortcuts } from '../commands/key-label.tsx';
import { useFolderSettings } from '../folder-settings/store.ts';
import { chooseFolders, lookForChanges } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { problemsStore } from '../problems/store.ts';
import { SavedSearches } from '../saved-searches/saved-searches.tsx';
import { settingsCommand } from '../settings/commands.ts';
import { FolderRow } from './folder-row.tsx';
import { RemoveFolderDialog } from './remove-folder-dialog.tsx';

export function Sidebar() {
  const folders = useLibrary((state) => state.library?.folders);
  const problems = useLibrary((state) => state.library?.skippedFiles ?? 0);
  const showAbout = useAbout((state) => state.show);
  const configure = useFolderSettings((state) => state.open);
  const settingsKeys = useKeyShortcuts(settingsCommand);
  const [removing, setRemoving] = useState<FolderView | null>(null);
  const hasFolders = folders !== undefined && folders.length > 0;

  return (
    <aside className="flex h-full flex-col bg-sunken">
      <div className="flex h-13 shrink-0 items-center justify-between pr-2 pl-4">
        <h2 className="text-xs font-semibold text-muted">Folders</h2>
        {hasFolders && (
          <Hint text="Look for changed notes">
            <IconButton label="Look for changed notes" onClick={lookForChanges}>
              <RefreshCw className="size-3.5" aria-hidden />
            </IconButton>
          </Hint>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-1">
        {folders?.length === 0 && <p className="px-2 py-1 text-sm text-dim">None yet</p>}
        {hasFolders && (
          <ul aria-label="Folders">
            {folders.map((folder) => (
              <FolderRow key={folder.id} folder={folder} onConfigure={configure} onRemove={setRemoving} />
            ))}
          </ul>
        )}
        <SavedSearches />
      </div>
      <div className="flex shrink-0 flex-col gap-0.5 p-2">
        <Command icon={Plus} label="Add folder…" onClick={chooseFolders} />
        {hasFolders && (
          <Command icon={TriangleAlert} label="Problems" onClick={problemsStore.getState().show}>
            {problems > 0 && <span className="text-xs text-dim tabular-nums">{count(problems)}</span>}
          </Command>
        )}
        <Command icon={Settings} label="Settings" {...settingsKeys} onClick={settingsCommand.run}>
          <KeyLabel of={settingsCommand} />
        </Command>
        <Command icon={Info} label="About" onClick={showAbout} />
      </div>
      {removing && <RemoveFolderDialog folder={removing} onClose={() => setRemoving(null)} />}
    </aside>
  );
}

interface CommandProps {
  icon: LucideIcon;
  label: string;
  'aria-keyshortcuts'?: string | undefined;
  onClick: () => void;
  /** Shown at the right end. */
  children?: ReactNode;
}

function Command({ icon: Icon, label, children, ...button }: CommandProps) {
  return (
    <Button look="quiet" className="justify-start px-2" {...button}>
      <Icon className="size-4" aria-hidden />
      <span className="flex-1 text-left">{label}</span>
      {children}
    </Button>
  );
}
