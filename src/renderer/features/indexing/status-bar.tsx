import { Check } from 'lucide-react';
import type { Progress } from '../../../shared/domain.ts';
import { Hint } from '../../ui/hint.tsx';
import { useLibrary } from '../library/use-library.ts';
import { leftOut, libraryFigures, progressParts, progressShare } from './progress-text.ts';

/** What the app does in the background, and what the library holds. */
export function StatusBar() {
  const library = useLibrary((state) => state.library);
  const isWorking = library !== null && library.progress.phase !== 'idle';
  const isEmpty = library?.folders.length === 0 && !isWorking;
  const missing = library && leftOut(library);

  return (
    <footer className="relative h-8 shrink-0 border-t border-line bg-sunken">
      {isWorking && <ProgressBar progress={library.progress} />}
      {/* Busy tells screen readers to wait for the end instead of reading every update. */}
      <div
        role="status"
        aria-busy={isWorking}
        className="flex h-full items-center gap-2 px-4 text-xs whitespace-nowrap text-dim tabular-nums"
      >
        {isEmpty && <span>No notes yet</span>}
        {library && !isEmpty && (
          <>
            {!isWorking && <Check className="size-3.5 shrink-0" aria-hidden />}
            <span>{progressParts(library.progress).join(' · ')}</span>
            {missing !== null && (
              <Hint
                side="top"
                text="Skipped files could not be read, or hold no text. Failed passages could not be read for their meaning; their words are still found."
              >
                <button type="button" className="rounded px-1 text-muted hover:text-ink">
                  {missing}
                </button>
              </Hint>
            )}
            <span className="min-w-0 flex-1 truncate text-right">{libraryFigures(library)}</span>
          </>
        )}
      </div>
    </footer>
  );
}

function ProgressBar({ progress }: { progress: Progress }) {
  const share = progressShare(progress);
  return (
    <div
      role="progressbar"
      aria-label="Indexing"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className="absolute inset-x-0 -top-0.5 h-0.5 overflow-hidden bg-line"
    >
      <div
        className={`h-full origin-left bg-accent ${share === null ? 'progress-unknown' : ''}`}
        style={share === null ? undefined : { transform: `scaleX(${share.toFixed(4)})` }}
      />
    </div>
  );
}
