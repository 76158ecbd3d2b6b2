import { Pause, Play } from 'lucide-react';
import type { ReembedView } from '../../../shared/models.ts';
import { request } from '../../api.ts';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { reportFailure } from '../notices/use-notices.ts';
import { useSettings } from '../settings/use-settings.ts';
import { runBrief, runShare } from './reembed-text.ts';

/** The switch under way, in a corner of the window; it leads to the whole of it. */
export function RunBrief({ run }: { run: ReembedView }) {
  const showSettings = useSettings((state) => state.show);
  const isPaused = run.pause !== null;
  const command = isPaused ? 'Resume' : 'Pause';
  const obey = (): void => reportFailure(request(isPaused ? 'models.resume' : 'models.pause', {}));

  return (
    <span className="flex min-w-0 items-center gap-2">
      <Hint side="top" text="Show the switch in Settings">
        <button
          type="button"
          onClick={showSettings}
          className="flex min-w-0 items-center gap-2 rounded px-1 text-muted hover:text-ink"
        >
          <span className="truncate">Generations to {run.name}</span>
          <ProgressBar
            label="Re-embedding"
            share={runShare(run)}
            className="h-1 w-10 shrink-0 rounded-full wide:w-16"
          />
          <span className="shrink-0">{runBrief(run, Date.now())}</span>
        </button>
      </Hint>
      <Hint side="top" text={`${command} the switch`}>
        <IconButton label={command} className="size-5" onClick={obey}>
          {isPaused ? (
            <Play className="size-3 fill-current" aria-hidden />
          ) : (
            <Pause className="size-3 fill-current" strokeWidth={1} aria-hidden />
          )}
        </IconButton>
      </Hint>
    </span>
  );
}
