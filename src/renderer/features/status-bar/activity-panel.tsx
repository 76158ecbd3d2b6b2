import type { ReactNode } from 'react';
import type { FolderView, IndexingRun, LibraryState, StageProgress } from '../../../shared/library-state.ts';
import type { ReembedView } from '../../../shared/models.ts';
import { visible } from '../../../shared/visible.ts';
import { amount, duration, partOf } from '../../lib/amounts.ts';
import { percent, rate, shareOf, timeOfDay } from '../../lib/format.ts';
import { folderName } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { workText } from '../../lib/work-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { RatePlot } from '../../ui/rate-plot.tsx';
import { lookForChanges, pauseIndexing, resumeIndexing } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';
import { pauseAction, pauseText, plotLabel, reembedBrief, reembedHeadline } from '../reembed/reembed-text.ts';
import { pauseReembed, resumeReembed } from '../reembed/requests.ts';
import { showModels } from '../settings/store.ts';
import { joined, runText, slowdownText, stateText } from './status-line.ts';

/** Everything behind the line of the status bar: the stages, the folders, and a switch to another model. */
export function ActivityPanel() {
  const library = useLibrary((state) => state.library);
  if (!library) return null;
  const { run, reembed, folders } = library;
  return (
    <div className="divide-y divide-line text-sm">
      {run === null ? <Rest library={library} /> : <Run run={run} library={library} />}
      {folders.length > 0 && <Folders folders={folders} />}
      {reembed && <Switch reembed={reembed} library={library} />}
    </div>
  );
}

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="px-4 py-3">
      <div className="flex min-h-7 items-center gap-3">
        <h2 className="min-w-0 flex-1 font-semibold">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function Run({ run, library }: { run: IndexingRun; library: LibraryState }) {
  const { isPaused } = library;
  const time = run.secondsLeft === null ? '' : t('{time} left', { time: duration(run.secondsLeft) });
  return (
    <Section
      title={isPaused ? t('Paused') : t('Getting your notes ready')}
      action={
        <Button size="small" onClick={isPaused ? resumeIndexing : pauseIndexing}>
          {isPaused ? t('Resume') : t('Pause')}
        </Button>
      }
    >
      <p className="mt-1 text-xs text-muted tabular-nums">{joined(percent(run.share), time, slowdownText(library))}</p>
      <ProgressBar label={t('All of it')} share={run.share} className="mt-1.5 h-1.5 rounded-full" />
      <Stage name={t('Reading')} unit="file" progress={run.reading} />
      <Stage name={t('Learning meaning')} unit="passage" progress={run.learning} />
    </Section>
  );
}

interface StageProps {
  name: string;
  unit: 'file' | 'passage';
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
          {total === 0 ? t('not begun') : progress}
          {perSecond !== null && ` · ${t('{rate} a second', { rate: rate(perSecond) })}`}
        </p>
      </div>
      <RatePlot
        rates={rates}
        labelOf={(highest) => t('{stage}, {rate} a second at most', { stage: name, rate: rate(highest) })}
        className="h-8 w-36 shrink-0"
      />
    </div>
  );
}

function Rest({ library }: { library: LibraryState }) {
  const { lastRun } = library;
  return (
    <Section
      title={stateText(library)}
      action={
        <Button size="small" onClick={lookForChanges}>
          {t('Look for changed notes')}
        </Button>
      }
    >
      <p className="mt-1 text-xs text-muted tabular-nums">
        {lastRun === null
          ? t('Nothing has changed since Nearnote was opened.')
          : t('Last at {time}: {work}.', {
              time: timeOfDay(lastRun.endedAt, Date.now()),
              work: runText(lastRun),
            })}
      </p>
    </Section>
  );
}

function Folders({ folders }: { folders: readonly FolderView[] }) {
  return (
    <Section title={t('Folders')}>
      <ul aria-label={t('Progress of the folders')} className="mt-1">
        {folders.map((folder) => (
          <li key={folder.id} className="flex min-h-7 items-center gap-3 tabular-nums">
            <span className="min-w-0 flex-1 truncate">{visible(folderName(folder.path))}</span>
            {folder.work !== null && folder.work.total > 0 && (
              <ProgressBar
                label={t('Progress of {folder}', { folder: folderName(folder.path) })}
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
  if (!available) return t('not found');
  return work === null ? amount(notes, 'note') : workText(work);
}

function Switch({ reembed, library }: { reembed: ReembedView; library: LibraryState }) {
  const { pause } = reembed;
  const isStopped = pause?.by === 'trouble';
  return (
    <Section
      title={t('Switching to {model}', { model: reembed.name })}
      action={
        <>
          <Button size="small" look="quiet" onClick={showModels}>
            {t('In Settings')}
          </Button>
          <Button size="small" onClick={() => reportFailure(pause ? resumeReembed() : pauseReembed(), 'model')}>
            {pauseAction(reembed)}
          </Button>
        </>
      }
    >
      <div className="mt-1 flex items-end gap-4">
        <div className="min-w-0 flex-1 text-xs text-muted tabular-nums">
          <p className="truncate">{reembedHeadline(reembed)}</p>
          <p className={isStopped ? 'mt-1 break-words text-danger select-text' : 'text-dim'}>
            {isStopped
              ? pauseText(pause, Date.now())
              : joined(reembedBrief(reembed, Date.now()), slowdownText(library))}
          </p>
        </div>
        <RatePlot
          rates={reembed.rates}
          labelOf={(highest) => plotLabel(reembed, highest)}
          className="h-8 w-36 shrink-0"
        />
      </div>
      <ProgressBar label={t('Progress of the switch')} share={shareOf(reembed)} className="mt-2 h-1.5 rounded-full" />
    </Section>
  );
}
