import type { RunRates } from '../../shared/models.ts';
import { plotOf } from './plot.ts';

interface RatePlotProps {
  rates: RunRates;
  /** Names what is plotted, with the highest rate: `Notes read, 940/s at most`. */
  labelOf: (highest: number) => string;
  /** Its size. */
  className: string;
}

/** The rate over a whole run. The space is reserved while there is nothing to draw. */
export function RatePlot({ rates, labelOf, className }: RatePlotProps) {
  const plot = plotOf(rates.values);
  return (
    <div className={`border-b border-line ${className}`}>
      {plot && (
        <svg
          role="img"
          aria-label={labelOf(plot.highest)}
          viewBox={`0 0 ${plot.width} 1`}
          preserveAspectRatio="none"
          className="h-full w-full overflow-visible text-accent"
        >
          <path d={plot.area} className="fill-accent-soft" />
          <path d={plot.line} fill="none" stroke="currentColor" strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </div>
  );
}
