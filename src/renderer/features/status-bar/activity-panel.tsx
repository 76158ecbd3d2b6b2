import type { ReactNode } from 'react';
import type { FolderView, IndexingRun, LibraryState, StageProgress } from '../../../shared/domain.ts';
import type { ReembedView } from '../../../shared/models.ts';
import { amount, duration, partOf } from '../../lib/amounts.ts';
import { percent, rate, shareOf, timeOfDay } from '../../lib/format.ts';
import { folderName } from '../../lib/paths.ts';
import { workText } from '../../lib/work-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { RatePlot } from '../../ui/rate-plot.tsx';
import { lookForChanges, pauseIndexing, resumeIndexing } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';
import { plotLabel, reembedBrief, reembedHeadline } from '../reembed/reembed-text.ts';
import { pauseReembed, resumeReembed } from '../reembed/requests.ts';
import { showModels } from '../settings/store.ts';
import { runText } from './status-line.ts';

/** Everything behind the line of the status bar: the stages, the folders, and a switch to another model. */
export function ActivityPanel() {
  const library = useLibrary((state) => state.library);
  if (!library) return null;
  const { run, reembed, folders } = library;
  return (
    <div className="divide-y divide-line text-sm">
      {run === null ? <Rest library={library} /> : <Run run={run} isPaused={library.isPaused} />}
      {folders.length > 0 && <Folders folders={folders} />}
      {reembed && <Switch reembed={reembed} />}
    </div>
  );
}

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="px-4 py-3">
      <div className="flex min-h-7 items-center gap-3">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function Run({ run, isPaused }: { run: IndexingRun; isPaused: boolean }) {
  const left = run.secondsLeft === null ? '' : ` · ${duration(run.secondsLeft)} left`;
  return (
    <Section
      title={isPaused ? 'Paused' : 'Getting your notes ready'}
      action={
        <Button size="small" onClick={isPaused ? resumeIndexing : pauseIndexing}>
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
      }
    >
      <p className="mt-1 text-xs text-muted tabular-nums">{`${percent(run.share)}${left}`}</p>
      <ProgressBar label="All of it" share={run.share} className="mt-1.5 h-1.5 rounded-full" />
      <Stage name="Reading" unit="note" progress={run.reading} />
      <Stage name="Learning meaning" unit="passage" progress={run.learning} />
    </Section>
  );
}

interface StageProps {
  name: string;
  unit: 'note' | 'passage';
  progress: StageProgress;
}

function Stage({ name, unit, progress: { done, total, perSecond, rates } }: StageProps) {
  const isDone = total > 0 && done >= total;
  const progress = isDone || done === 0 ? amount(total, unit) : partOf(total, done, unit);
  return (
    <div className="mt-3 flex items-end gap-4">
      <div className="min-w-0 flex-1 tabular-nums">
        <p>{name}</p>
        <p className="text-xs text-dim">
          {total === 0 ? 'not begun' : progress}
          {perSecond !== null && ` · ${rate(perSecond)} a second`}
        </p>
      </div>
      <RatePlot
        rates={rates}
        labelOf={(highest) => `${name}, ${rate(highest)} a second at most`}
        className="h-8 w-36 shrink-0"
      />
    </div>
  );
}

function Rest({ library: { lastRun } }: { library: LibraryState }) {
  return (
    <Section
      title="Up to date"
      action={
        <Button size="small" onClick={lookForChanges}>
          Look for changed notes
        </Button>
      }
    >
      <p className="mt-1 text-xs text-muted tabular-nums">
        {lastRun === null
          ? 'Nothing has changed since Nearnote was opened.'
          : `Last at ${timeOfDay(lastRun.endedAt, Date.now())}: ${runText(lastRun)}.`}
      </p>
    </Section>
  );
}

function Folders({ folders }: { folders: readonly FolderView[] }) {
  return (
    <Section title="Folders">
      <ul aria-label="Progress of the folders" className="mt-1">
        {folders.map((folder) => (
          <li key={folder.id} className="flex min-h-7 items-center gap-3 tabular-nums">
            <span className="min-w-0 flex-1 truncate">{folderName(folder.path)}</span>
            {folder.work !== null && folder.work.total > 0 && (
              <ProgressBar
                label={`Progress of ${folderName(folder.path)}`}
                share={shareOf(folder.work)}
                className="h-1 w-20 shrink-0 rounded-full"
              />
            )}
            <span className="shrink-0 text-right text-xs text-dim">{stateOf(folder)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function stateOf({ available, work, notes }: FolderView): string {
  if (!available) return 'not found';
  return work === null ? amount(notes, 'note') : workText(work);
}

function Switch({ reembed }: { reembed: ReembedView }) {
  const isHeld = reembed.pause !== null;
  return (
    <Section
      title={`Switching to ${reembed.name}`}
      action={
        <>
          <Button size="small" look="quiet" onClick={showModels}>
            In Settings
          </Button>
          <Button size="small" onClick={() => reportFailure(isHeld ? resumeReembed() : pauseReembed())}>
            {isHeld ? 'Resume' : 'Pause'}
          </Button>
        </>
      }
    >
      <div className="mt-1 flex items-end gap-4">
        <div className="min-w-0 flex-1 text-xs text-muted tabular-nums">
          <p className="truncate">{reembedHeadline(reembed)}</p>
          <p className="text-dim">{reembedBrief(reembed, Date.now())}</p>
        </div>
        <RatePlot
          rates={reembed.rates}
          labelOf={(highest) => plotLabel(reembed, highest)}
          className="h-8 w-36 shrink-0"
        />
      </div>
      <ProgressBar label="Switch" share={shareOf(reembed)} className="mt-2 h-1.5 rounded-full" />
    </Section>
  );
}
