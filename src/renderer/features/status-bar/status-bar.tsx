import { Check, Pause, Play } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { LibraryState } from '../../../shared/library-state.ts';
import { amount } from '../../lib/amounts.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { PopoverCard } from '../../ui/popover.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { pauseIndexing, resumeIndexing } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { activeHost, useModels } from '../models/store.ts';
import { reportFailure } from '../notices/store.ts';
import { pauseAction } from '../reembed/reembed-text.ts';
import { pauseReembed, resumeReembed } from '../reembed/requests.ts';
import { showModels } from '../settings/store.ts';
import { ActivityPanel } from './activity-panel.tsx';
import { ProblemCounts } from './problem-counts.tsx';
import { resultStays, type StatusLine, statusLine } from './status-line.ts';
import { ToldProgress } from './told-progress.tsx';

/** One calm line: what the app is doing, the size of the library, and the model that search uses. */
export function StatusBar() {
  const library = useLibrary((state) => state.library);
  useRedrawAfter(library?.lastRun?.endedAt);
  const line = library && statusLine(library, Date.now());
  const isBusy = line?.kind === 'work' || (line?.kind === 'switch' && library?.reembed?.pause?.by !== 'trouble');
  return (
    <footer data-pane className="relative h-8 shrink-0 border-t border-line bg-sunken">
      {line?.share !== undefined && (
        <ProgressBar
          label={line?.kind === 'switch' ? t('Re-embedding') : t('Indexing')}
          share={line?.share ?? null}
          className="absolute inset-x-0 -top-0.5 h-0.5"
        />
      )}
      <ToldProgress line={line} />
      {/* While busy, screen readers wait for the end instead of reading every update. */}
      <div
        role="status"
        aria-busy={isBusy}
        className="flex h-full items-center gap-2 px-4 text-xs whitespace-nowrap text-dim tabular-nums"
      >
        {library && line && <Content library={library} line={line} />}
      </div>
    </footer>
  );
}

interface ContentProps {
  library: LibraryState;
  line: StatusLine;
}

function Content({ library, line }: ContentProps) {
  return (
    <>
      {line.kind === 'empty' ? <span>{line.text}</span> : <Activity line={line} />}
      <PauseButton library={library} line={line} />
      <ProblemCounts {...library} />
      {/* What is left beside the line, which says what the app is doing and why that takes long. */}
      <span className="flex min-w-0 shrink-0 grow basis-32 justify-end">
        {line.kind !== 'empty' && (
          <>
            <span className="min-w-0 shrink-[10] truncate">
              {amount(library.notes, 'note')}&nbsp;·&nbsp;{amount(library.chunks, 'passage')}
            </span>
            <span>&nbsp;·&nbsp;</span>
          </>
        )}
        <ModelName model={library.model} />
      </span>
    </>
  );
}

/** The line; pressing it shows the details. */
function Activity({ line: { isWhole, text } }: { line: StatusLine }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        data-activity
        className="-ml-1 flex h-6 min-w-0 items-center gap-2 rounded px-1 hover:bg-hover hover:text-ink"
      >
        {isWhole && <Check className="size-3.5 shrink-0" aria-hidden />}
        <span className="min-w-0 truncate">{text}</span>
      </Popover.Trigger>
      <PopoverCard
        side="top"
        align="start"
        aria-label={t('What Nearnote is doing')}
        className="max-h-(--radix-popover-content-available-height) w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto"
      >
        <ActivityPanel />
      </PopoverCard>
    </Popover.Root>
  );
}

/** Pauses or resumes what the line speaks of; nothing where it speaks of no work. */
function PauseButton({ library: { isPaused, reembed }, line: { kind } }: ContentProps) {
  const switching = kind === 'switch' ? reembed : null;
  if (!switching && kind !== 'work' && !isPaused) return null;
  const isHeld = switching ? switching.pause !== null : isPaused;
  const act = (): void => {
    if (switching) reportFailure(isHeld ? resumeReembed() : pauseReembed(), 'model');
    else if (isHeld) resumeIndexing();
    else pauseIndexing();
  };
  const isStopped = switching?.pause?.by === 'trouble';
  const label = switching ? pauseAction(switching) : isPaused ? t('Resume') : t('Pause');
  const Icon = isHeld ? Play : Pause;
  return (
    <Hint side="top" text={isStopped ? label : isHeld ? t('Go on') : t('Pause. What is indexed can be searched.')}>
      <IconButton label={label} className="size-6" onClick={act}>
        <Icon className="size-3 fill-current" strokeWidth={isHeld ? 2 : 1} aria-hidden />
      </IconButton>
    </Hint>
  );
}

/** The model that made the vectors in use; pressing it shows the others. */
function ModelName({ model }: Pick<LibraryState, 'model'>) {
  const host = useModels(activeHost);
  return (
    <Hint
      side="top"
      text={
        host === null
          ? t('The model that search by meaning uses. It runs on this computer.')
          : t('The model that search by meaning uses. Texts are sent to {host}.', { host })
      }
    >
      <button
        type="button"
        onClick={showModels}
        className="max-w-60 min-w-0 truncate rounded text-muted hover:text-ink"
      >
        {model.name}
      </button>
    </Hint>
  );
}

/** Draws the line again when the result of a run has stood long enough. @param endedAt milliseconds since the epoch. */
function useRedrawAfter(endedAt: number | undefined): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (endedAt === undefined) return;
    const timer = setTimeout(() => redraw((times) => times + 1), Math.max(0, endedAt + resultStays - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [endedAt]);
}
