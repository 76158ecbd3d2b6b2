import { Info, Plus, RefreshCw, Settings, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { FolderView } from '../../../shared/domain.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import { Hint } from '../../ui/hint.tsx';
import { Keys } from '../../ui/keys.tsx';
import { keyNames } from '../../ui/platform.ts';
import { useAbout } from '../about/use-about.ts';
import { useFolderSettings } from '../folder-settings/use-folder-settings.ts';
import { useProblems } from '../problems/use-problems.ts';
import { SavedSearches } from '../saved-searches/saved-searches.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { FolderRow } from './folder-row.tsx';
import { RemoveFolderDialog } from './remove-folder-dialog.tsx';
import { chooseFolders, lookForChanges } from './requests.ts';
import { useLibrary } from './use-library.ts';

export function Sidebar() {
  const folders = useLibrary((state) => state.library?.folders);
  const showAbout = useAbout((state) => state.show);
  const showSettings = useSettings((state) => state.show);
  const showProblems = useProblems((state) => state.show);
  const problems = useLibrary((state) => state.library?.skippedFiles ?? 0);
  const configure = useFolderSettings((state) => state.open);
  const [removing, setRemoving] = useState<FolderView | null>(null);

  return (
    <aside className="flex w-60 shrink-0 flex-col border-r border-line bg-sunken">
      <div className="flex h-14 shrink-0 items-center justify-between pr-2 pl-4">
        <h2 className="text-xs font-semibold text-muted">Folders</h2>
        {folders && folders.length > 0 && (
          <Hint text="Look for changed notes">
            <IconButton label="Look for changed notes" onClick={lookForChanges}>
              <RefreshCw className="size-3.5" aria-hidden />
            </IconButton>
          </Hint>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-1">
        {folders?.length === 0 && <p className="px-2 py-1 text-[13px] text-dim">None yet</p>}
        {folders && folders.length > 0 && (
          <ul aria-label="Folders">
            {folders.map((folder) => (
              <FolderRow key={folder.id} folder={folder} onConfigure={configure} onRemove={setRemoving} />
            ))}
          </ul>
        )}
        <SavedSearches />
      </div>
      <div className="flex shrink-0 flex-col gap-0.5 p-2">
        <Button look="quiet" className="justify-start px-2" onClick={chooseFolders}>
          <Plus className="size-4" aria-hidden />
          Add folder…
        </Button>
        {folders && folders.length > 0 && (
          <Button look="quiet" className="justify-start px-2" onClick={showProblems}>
            <TriangleAlert className="size-4" aria-hidden />
            <span className="flex-1 text-left">Problems</span>
            {problems > 0 && <span className="text-xs text-dim tabular-nums">{count(problems)}</span>}
          </Button>
        )}
        <Button look="quiet" className="justify-start px-2" aria-keyshortcuts="Control+, Meta+," onClick={showSettings}>
          <Settings className="size-4" aria-hidden />
          <span className="flex-1 text-left">Settings</span>
          <Keys of={[keyNames.command, ',']} />
        </Button>
        <Button look="quiet" className="justify-start px-2" onClick={showAbout}>
          <Info className="size-4" aria-hidden />
          About
        </Button>
      </div>
      {removing && <RemoveFolderDialog folder={removing} onClose={() => setRemoving(null)} />}
    </aside>
  );
}
