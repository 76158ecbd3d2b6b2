import { Plus } from 'lucide-react';
import { useRef } from 'react';
import type { FolderView } from '../../../../shared/library-state.ts';
import { visible } from '../../../../shared/visible.ts';
import { amount } from '../../../lib/amounts.ts';
import { folderName } from '../../../lib/paths.ts';
import { t } from '../../../lib/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { useKeptFocus } from '../../../ui/kept-focus.ts';
import { useFolderSettings } from '../../folder-settings/store.ts';
import { removalStore } from '../../library/removal-store.ts';
import { chooseFolders, lookForChanges } from '../../library/requests.ts';
import { useLibrary } from '../../library/store.ts';
import { PaceSetting } from '../pace-setting.tsx';
import { ScansSetting } from '../scans-setting.tsx';

/** The folders of the library, with what is read of each. */
export function FoldersPage() {
  const folders = useLibrary((state) => state.library?.folders) ?? [];
  const section = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(section);
  return (
    <div ref={section} tabIndex={-1} className="outline-none" {...keptFocus}>
      <p className="max-w-[36rem] text-sm text-muted">
        {t(
          'Notes in these folders are found. The files stay where they are and are only read; what changes in them is noticed by itself.',
        )}
      </p>
      <ul aria-label={t('Folders')} className="mt-3">
        {folders.map((folder) => (
          <FolderLine key={folder.id} folder={folder} onRemove={() => removalStore.getState().ask(folder)} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={chooseFolders}>
          <Plus className="size-4" aria-hidden />
          {t('Add folder…')}
        </Button>
        {folders.length > 0 && (
          <Button look="quiet" onClick={lookForChanges}>
            {t('Look for changed notes')}
          </Button>
        )}
      </div>
      <div className="mt-6">
        <PaceSetting />
        <ScansSetting />
      </div>
    </div>
  );
}

function FolderLine({ folder, onRemove }: { folder: FolderView; onRemove: () => void }) {
  const configure = useFolderSettings((state) => state.open);
  const name = folderName(folder.path);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2.5">
      <div className="min-w-48 flex-1">
        <p className="truncate text-sm font-medium">{visible(name)}</p>
        <p className="text-xs break-all text-dim select-text">{visible(folder.path)}</p>
        <p className="mt-0.5 text-xs text-muted">{[stateOf(folder), ...settingsOf(folder)].join(' · ')}</p>
      </div>
      <Button size="small" aria-label={t('Settings of {name}', { name })} onClick={() => configure(folder)}>
        {t('Settings…')}
      </Button>
      <Button size="small" look="quiet" aria-label={t('Remove {name}', { name })} onClick={onRemove}>
        {t('Remove…')}
      </Button>
    </li>
  );
}

function stateOf({ available, notes }: FolderView): string {
  return available ? amount(notes, 'note') : t('not found; its notes are kept');
}

/** What differs from the settings that a new folder has. */
function settingsOf({ settings: { patterns, gitignore, code, pictures } }: FolderView): string[] {
  const said = [
    patterns.length > 0 &&
      t('{count, plural, one {leaves out # pattern} other {leaves out # patterns}}', { count: patterns.length }),
    !gitignore && t('reads what .gitignore files list'),
    code && t('with source code'),
    pictures && t('with pictures'),
  ];
  return said.filter((each) => each !== false);
}
