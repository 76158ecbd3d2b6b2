import { useRef, useState } from 'react';
import type { ReembedView } from '../../../shared/models.ts';
import { Button } from '../../ui/button.tsx';
import { percent, plural } from '../../ui/format.ts';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ActionStatusLine } from '../action-status/action-status.tsx';
import { useFailures } from '../failures/use-failures.ts';
import { useLibrary } from '../library/use-library.ts';
import { CancelSwitchDialog } from './cancel-dialog.tsx';
import { RatePlot } from './rate-plot.tsx';
import { pauseText, runFigures, runHeadline, runShare } from './reembed-text.ts';
import { cancelRun, pauseRun, resumeRun, runPlace } from './requests.ts';

/** The switch under way, watched; nothing while there is none. */
export function RunPanel() {
  const run = useLibrary((state) => state.library?.reembed ?? null);
  return run && <Panel run={run} />;
}

function Panel({ run }: { run: ReembedView }) {
  const [isCancelling, setCancelling] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(panel);
  const share = runShare(run);

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={`Switch to ${run.name}`}
      className="shrink-0 border-b border-line bg-sunken px-7 py-4 outline-none"
      {...keptFocus}
    >
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate text-sm font-semibold">Generations to {run.name}</h3>
        <PauseButton run={run} />
        <Button onClick={() => setCancelling(true)}>Cancel switch</Button>
      </div>
      <div className="mt-2 flex items-baseline gap-4 text-[13px] text-muted tabular-nums">
        <p className="min-w-0 flex-1 truncate">{runHeadline(run)}</p>
        <p className="font-medium text-ink">{share !== null && percent(share)}</p>
      </div>
      <ProgressBar label="Re-embedding" share={share} className="mt-1.5 h-1.5 rounded-full" />
      <div className="mt-4 flex items-end gap-8">
        <dl className="flex min-w-0 flex-1 gap-8">
          {runFigures(run).map(({ name, value }) => (
            <div key={name} className="min-w-20">
              <dt className="text-[11px] text-dim">{name}</dt>
              <dd className="text-[15px] leading-6 tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <RatePlot rates={run.rates} phase={run.phase} />
      </div>
      <Condition run={run} />
      <ActionStatusLine place={runPlace} className="mt-1" />
      {isCancelling && <CancelSwitchDialog run={run} onConfirm={cancelRun} onClose={() => setCancelling(false)} />}
    </section>
  );
}

function PauseButton({ run: { pause } }: { run: ReembedView }) {
  if (!pause) return <Button onClick={pauseRun}>Pause</Button>;
  if (pause.by === 'trouble') {
    return (
      <Button look="primary" onClick={resumeRun}>
        Try again
      </Button>
    );
  }
  return <Button onClick={resumeRun}>Resume</Button>;
}

/** What the run waits for and what it could not do. Its line is there also while all is well, so that nothing moves. */
function Condition({ run }: { run: ReembedView }) {
  const showFailures = useFailures((state) => state.show);
  const active = useLibrary((state) => state.library?.model.name);
  return (
    <div className="mt-2.5 flex min-h-5 items-baseline gap-3 text-[13px] leading-5 tabular-nums">
      <p
        role="status"
        className={`min-w-0 flex-1 break-words select-text ${run.pause?.by === 'trouble' ? 'text-danger' : 'text-muted'}`}
      >
        {run.pause ? pauseText(run.pause, Date.now()) : `Answers come from ${active} until then.`}
      </p>
      {run.failed > 0 && (
        <button type="button" onClick={showFailures} className="rounded text-muted underline hover:text-ink">
          {plural(run.failed, 'passage')} failed
        </button>
      )}
    </div>
  );
}
