import { Check } from 'lucide-react';
import { isReading, type LibraryState } from '../../../shared/domain.ts';
import { Hint } from '../../ui/hint.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { stopReading } from '../library/requests.ts';
import { useLibrary } from '../library/use-library.ts';
import { activeHost } from '../models/store.ts';
import { useModels } from '../models/use-models.ts';
import { RunBrief } from '../reembed/reembed-brief.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { LeftOut } from './left-out.tsx';
import { libraryFigures, progressParts, progressShare } from './progress-text.ts';

/** What the app does in the background, what the library holds, and the model that search uses. */
export function StatusBar() {
  const library = useLibrary((state) => state.library);
  const isWorking = library !== null && library.progress.phase !== 'idle';
  const isEmpty = library?.folders.length === 0 && !isWorking;

  return (
    <footer className="relative h-8 shrink-0 border-t border-line bg-sunken">
      {isWorking && (
        <ProgressBar
          label="Indexing"
          share={progressShare(library.progress)}
          className="absolute inset-x-0 -top-0.5 h-0.5"
        />
      )}
      {/* Busy tells screen readers to wait for the end instead of reading every update. */}
      <div
        role="status"
        aria-busy={isWorking || Boolean(library?.reembed)}
        className="flex h-full items-center gap-2 px-4 text-xs whitespace-nowrap text-dim tabular-nums"
      >
        {library && (isEmpty ? <span>No notes yet</span> : <Activity library={library} isWorking={isWorking} />)}
        {library?.reembed && <RunBrief run={library.reembed} />}
        {library && (
          // Where the window is narrow, a switch has the room: it is said elsewhere which model answers meanwhile.
          <span
            className={`min-w-32 flex-auto shrink-[10] justify-end ${library.reembed ? 'hidden wide:flex' : 'flex'}`}
          >
            {!isEmpty && !(library.reembed && isWorking) && (
              <span className="min-w-0 shrink-[10] truncate">{libraryFigures(library)}&nbsp;·&nbsp;</span>
            )}
            <ModelName model={library.model} />
          </span>
        )}
      </div>
    </footer>
  );
}

function Activity({ library, isWorking }: { library: LibraryState; isWorking: boolean }) {
  return (
    <>
      {!isWorking && <Check className="size-3.5 shrink-0" aria-hidden />}
      <span className="min-w-0 truncate">{progressParts(library.progress).join(' · ')}</span>
      {isReading(library.progress) && (
        <Hint side="top" text="Stop reading. What was read can be searched.">
          <button type="button" className="shrink-0 rounded px-1 text-muted hover:text-ink" onClick={stopReading}>
            Stop
          </button>
        </Hint>
      )}
      <LeftOut failed={library.failed} skippedFiles={library.skippedFiles} />
    </>
  );
}

/** The model that made the vectors of search; it leads to the others. */
function ModelName({ model }: { model: LibraryState['model'] }) {
  const showSettings = useSettings((state) => state.show);
  const host = useModels(activeHost);
  const where = host === null ? 'Runs on this computer.' : `Texts are sent to ${host}.`;
  return (
    <Hint side="top" text={`Embedding model, ${model.dimensions} dimensions. ${where}`}>
      <button
        type="button"
        onClick={showSettings}
        className="max-w-60 min-w-0 truncate rounded text-muted hover:text-ink"
      >
        {model.name}
      </button>
    </Hint>
  );
}
