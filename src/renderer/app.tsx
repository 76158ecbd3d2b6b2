import { Tooltip } from 'radix-ui';
import { AboutDialog } from './features/about/about-dialog.tsx';
import { FailuresDialog } from './features/failures/failures-dialog.tsx';
import { FolderSettingsDialog } from './features/folder-settings/folder-settings-dialog.tsx';
import { useLibrary } from './features/library/store.ts';
import { ModelOffer } from './features/models/model-offer.tsx';
import { NotePane } from './features/note-pane/note-pane.tsx';
import { useNotePane } from './features/note-pane/store.ts';
import { ProblemsDialog } from './features/problems/problems-dialog.tsx';
import { AnswersFrom } from './features/reembed/answers-from.tsx';
import { PlanDialog } from './features/reembed/plan-dialog.tsx';
import { Results } from './features/results/results.tsx';
import { focusSearch } from './features/search/focus.ts';
import { useSearch } from './features/search/store.ts';
import { ModeToggle } from './features/search-box/mode-toggle.tsx';
import { QueryChips } from './features/search-box/query-chips.tsx';
import { SearchBox } from './features/search-box/search-box.tsx';
import { SettingsDialog } from './features/settings/settings-dialog.tsx';
import { settingsStore } from './features/settings/store.ts';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { StatusBar } from './features/status-bar/status-bar.tsx';
import { DropOverlay } from './features/window/drop-overlay.tsx';
import { EmptyLibrary } from './features/window/empty-library.tsx';
import { Notices } from './features/window/notices.tsx';
import { Opening } from './features/window/opening.tsx';
import { SearchIntro } from './features/window/search-intro.tsx';
import { Toaster } from './ui/toaster.tsx';

export function App() {
  return (
    <Tooltip.Provider delayDuration={600}>
      <div className="flex h-full flex-col">
        <div className="flex min-h-0 flex-1">
          <Sidebar />
          <main className="flex min-w-0 flex-1 flex-col">
            <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line px-4">
              <SearchBox />
              <ModeToggle />
            </header>
            <QueryChips />
            <Notices />
            <AnswersFrom />
            <Content />
          </main>
        </div>
        <ModelOffer />
        <StatusBar />
      </div>
      <Toaster onLeave={focusSearch} />
      <DropOverlay />
      <AboutDialog />
      <SettingsDialog />
      <PlanDialog />
      <FailuresDialog onRead={settingsStore.getState().close} />
      <ProblemsDialog />
      <FolderSettingsDialog />
    </Tooltip.Provider>
  );
}

function Content() {
  const isOpen = useLibrary((state) => state.library !== null);
  const isEmpty = useLibrary((state) => state.library?.folders.length === 0);
  if (!isOpen) return <Opening />;
  if (isEmpty) return <EmptyLibrary />;
  return <Columns />;
}

function Columns() {
  const isSearching = useSearch((state) => state.answer !== null || state.failure !== null);
  const isReading = useNotePane((state) => state.target !== null);
  const hasSelection = useSearch((state) => state.selectedId !== null);
  if (!isSearching && !isReading) return <SearchIntro />;
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col wide:w-[clamp(380px,36vw,480px)] wide:flex-none">
        {isSearching ? <Results /> : <SearchIntro />}
      </div>
      <NotePane />
      {!isReading && <p className={readingHint}>{hasSelection && 'Press ↵ to read the selected note here.'}</p>}
    </div>
  );
}

const readingHint =
  'hidden flex-1 items-center justify-center border-l border-line px-8 pb-[8vh] text-[13px] text-dim wide:flex';
