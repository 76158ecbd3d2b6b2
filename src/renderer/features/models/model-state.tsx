import type { ModelStatus } from '../../../shared/models.ts';
import { stateText } from './model-text.ts';

interface Look {
  dot: string;
  text: string;
}

const quiet: Look = { dot: 'bg-line-strong', text: 'text-muted' };
const moving: Look = { dot: 'border-[1.5px] border-accent', text: 'text-muted' };

const looks: Record<ModelStatus['state'], Look> = {
  active: { dot: 'bg-accent', text: 'font-medium text-accent' },
  building: moving,
  downloading: moving,
  kept: { dot: 'border-[1.5px] border-dim', text: 'text-muted' },
  ready: quiet,
  'built-in': quiet,
  'not-downloaded': { dot: 'border border-line-strong', text: 'text-muted' },
  failed: { dot: 'bg-danger', text: 'font-medium text-danger' },
};

/** A model’s state in words, with a dot for the eye. */
export function ModelState({ status }: { status: ModelStatus }) {
  const { dot, text } = looks[status.state];
  return (
    <span className={`flex shrink-0 items-center gap-1.5 text-xs whitespace-nowrap tabular-nums ${text}`}>
      <span className={`size-2 rounded-full ${dot}`} aria-hidden />
      {stateText(status)}
    </span>
  );
}
