import { Tooltip } from 'radix-ui';
import { FailuresDialog } from './features/failures/failures-dialog.tsx';
import { FolderSettingsDialog } from './features/folder-settings/folder-settings-dialog.tsx';
import { KeySheet } from './features/key-sheet/key-sheet.tsx';
import { RemoveFolderDialog } from './features/library/remove-folder-dialog.tsx';
import { useLibrary } from './features/library/store.ts';
import { ComparisonDialog } from './features/models/comparison-dialog.tsx';
import { Palette } from './features/palette/palette.tsx';
import { ProblemsDialog } from './features/problems/problems-dialog.tsx';
import { PlanDialog } from './features/reembed/plan-dialog.tsx';
import { focusSearch } from './features/search/focus.ts';
import { Settings } from './features/settings/settings.tsx';
import { settingsStore } from './features/settings/store.ts';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { StatusBar } from './features/status-bar/status-bar.tsx';
import { Timings } from './features/timings/timings.tsx';
import { Columns } from './features/window/columns.tsx';
import { DropOverlay } from './features/window/drop-overlay.tsx';
import { EmptyLibrary } from './features/window/empty-library.tsx';
import { Frame } from './features/window/frame.tsx';
import { Notices } from './features/window/notices.tsx';
import { Offers } from './features/window/offers.tsx';
import { Opening } from './features/window/opening.tsx';
import { remedyOf } from './features/window/remedy-of.ts';
import { SearchHeader } from './features/window/search-header.tsx';
import { t } from './lib/translate.tsx';
import { Boundary } from './ui/boundary.tsx';
import { Remedies } from './ui/remedies.ts';
import { Toaster } from './ui/toaster.tsx';

export function App() {
  return (
    <Remedies value={remedyOf}>
      <Tooltip.Provider delayDuration={600}>
        <div className="flex h-full flex-col">
          <Frame sidebar={<SafeSidebar />}>
            <main className="flex h-full flex-col">
              <SearchHeader />
              <div className="relative flex min-h-0 flex-1 flex-col">
                <Content />
                <Toaster onLeave={focusSearch} />
              </div>
              <Offers />
              <Notices />
            </main>
          </Frame>
          <StatusBar />
        </div>
        <Timings />
        <Palette />
        <KeySheet onChangeKeys={() => settingsStore.getState().show('keys')} />
        <DropOverlay />
        <Settings />
        <PlanDialog />
        <ComparisonDialog />
        <FailuresDialog onRead={settingsStore.getState().close} />
        <ProblemsDialog />
        <FolderSettingsDialog showFormats={() => settingsStore.getState().show('about')} />
        <RemoveFolderDialog />
      </Tooltip.Provider>
    </Remedies>
  );
}

function Content() {
  const isKnown = useLibrary((state) => state.library !== null);
  const isEmpty = useLibrary(({ library, isNew }) => (library === null ? isNew : library.folders.length === 0));
  if (isEmpty) return <EmptyLibrary />;
  if (!isKnown) return <Opening />;
  return <Columns />;
}

function SafeSidebar() {
  return (
    <Boundary failed={t('The sidebar cannot be shown.')}>
      <Sidebar />
    </Boundary>
  );
}
