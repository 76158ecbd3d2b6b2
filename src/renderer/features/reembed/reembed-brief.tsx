import { Pause, Play } from 'lucide-react';
import type { ReembedView } from '../../../shared/models.ts';
import { request } from '../../lib/api.ts';
import { shareOf } from '../../lib/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { reportFailure } from '../notices/store.ts';
import { reembedBrief } from './reembed-text.ts';

interface ReembedBriefProps {
  reembed: ReembedView;
  /** Shows the whole of it. */
  onShow: () => void;
}

/** The switch under way, in a few words. */
export function ReembedBrief({ reembed, onShow }: ReembedBriefProps) {
  const isPaused = reembed.pause !== null;
  const command = isPaused ? 'Resume' : 'Pause';
  const pauseOrResume = (): void => reportFailure(request(isPaused ? 'models.resume' : 'models.pause', {}));

  return (
    <span className="flex min-w-0 items-center gap-2">
      <Hint side="top" text="Show the switch in Settings">
        <button
          type="button"
          onClick={onShow}
          className="flex min-w-0 items-center gap-2 rounded px-1 text-muted hover:text-ink"
        >
          <span className="truncate">Switching to {reembed.name}</span>
          <ProgressBar
            label="Re-embedding"
            share={shareOf(reembed)}
            className="h-1 w-10 shrink-0 rounded-full wide:w-16"
          />
          <span className="shrink-0">{reembedBrief(reembed, Date.now())}</span>
        </button>
      </Hint>
      <Hint side="top" text={`${command} the switch`}>
        <IconButton label={command} className="size-5" onClick={pauseOrResume}>
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
