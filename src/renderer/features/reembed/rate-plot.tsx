import type { ReembedView } from '../../../shared/models.ts';
import { bytes, rate } from '../../lib/format.ts';
import { plotOf, plotSeconds } from './plot.ts';

/** The rate in each second of the last minute. The space is reserved while there is nothing to draw. */
export function RatePlot({ rates, phase }: Pick<ReembedView, 'rates' | 'phase'>) {
  const plot = plotOf(rates);
  const highest = plot && (phase === 'downloading' ? `${bytes(plot.highest)}/s` : `${rate(plot.highest)}/s`);
  return (
    <div className="flex shrink-0 gap-2">
      <span className="text-2xs leading-none text-dim tabular-nums">{highest}</span>
      <div className="h-11 w-44 border-b border-line">
        {plot && (
          <svg
            role="img"
            aria-label={`Rate over the last minute, ${highest} at most`}
            viewBox={`0 0 ${plotSeconds - 1} 1`}
            preserveAspectRatio="none"
            className="h-full w-full overflow-visible text-accent"
          >
            <path d={plot.area} className="fill-accent-soft" />
            <path
              d={plot.line}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.25"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        )}
      </div>
    </div>
  );
}
