import { Check } from 'lucide-react';
import { isReading, type LibraryState } from '../../../shared/domain.ts';
import { shareOf } from '../../lib/format.ts';
import { Hint } from '../../ui/hint.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { stopIndexing } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { activeHost, useModels } from '../models/store.ts';
import { ReembedBrief } from '../reembed/reembed-brief.tsx';
import { settingsStore } from '../settings/store.ts';
import { ProblemCounts } from './problem-counts.tsx';
import { libraryFigures, progressParts } from './progress-text.ts';

/** What the app is doing in the background, the size of the library, and the model that search uses. */
export function StatusBar() {
  const library = useLibrary((state) => state.library);
  const isWorking = library !== null && library.progress.phase !== 'idle';
  return (
    <footer className="relative h-8 shrink-0 border-t border-line bg-sunken">
      {isWorking && (
        <ProgressBar label="Indexing" share={shareOf(library.progress)} className="absolute inset-x-0 -top-0.5 h-0.5" />
      )}
      {/* While busy, screen readers wait for the end instead of reading every update. */}
      <div
        role="status"
        aria-busy={isWorking || Boolean(library?.reembed)}
        className="flex h-full items-center gap-2 px-4 text-xs whitespace-nowrap text-dim tabular-nums"
      >
        {library && <Content library={library} isWorking={isWorking} />}
      </div>
    </footer>
  );
}

interface ContentProps {
  library: LibraryState;
  isWorking: boolean;
}

function Content({ library, isWorking }: ContentProps) {
  const { folders, reembed, model } = library;
  const isEmpty = folders.length === 0 && !isWorking;
  return (
    <>
      {isEmpty ? <span>No notes yet</span> : <Activity library={library} isWorking={isWorking} />}
      {reembed && <ReembedBrief reembed={reembed} onShow={settingsStore.getState().show} />}
      {/* In a narrow window, a switch takes this space; the line over the results names the model meanwhile. */}
      <span className={`min-w-32 flex-auto shrink-[10] justify-end ${reembed ? 'hidden wide:flex' : 'flex'}`}>
        {!isEmpty && !(reembed && isWorking) && (
          <span className="min-w-0 shrink-[10] truncate">{libraryFigures(library)}&nbsp;·&nbsp;</span>
        )}
        <ModelName model={model} />
      </span>
    </>
  );
}

function Activity({ library, isWorking }: ContentProps) {
  return (
    <>
      {!isWorking && <Check className="size-3.5 shrink-0" aria-hidden />}
      <span className="min-w-0 truncate">{progressParts(library.progress).join(' · ')}</span>
      {isReading(library.progress) && (
        <Hint side="top" text="Stop indexing. What is indexed can be searched.">
          <button type="button" className="shrink-0 rounded px-1 text-muted hover:text-ink" onClick={stopIndexing}>
            Stop
          </button>
        </Hint>
      )}
      <ProblemCounts failed={library.failed} skippedFiles={library.skippedFiles} />
    </>
  );
}

/** The model that made the vectors in use; pressing it shows the others. */
function ModelName({ model }: Pick<LibraryState, 'model'>) {
  const host = useModels(activeHost);
  const where = host === null ? 'Runs on this computer.' : `Texts are sent to ${host}.`;
  return (
    <Hint side="top" text={`Embedding model, ${model.dimensions} dimensions. ${where}`}>
      <button
        type="button"
        onClick={settingsStore.getState().show}
        className="max-w-60 min-w-0 truncate rounded text-muted hover:text-ink"
      >
        {model.name}
      </button>
    </Hint>
  );
}
