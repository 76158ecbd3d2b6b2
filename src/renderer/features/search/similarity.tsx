import { similarityPercent } from './closeness.ts';

interface SimilarityProps {
  cosine: number | null;
  hint: string;
}

/**
 * How close a passage is in meaning. Without a vector there is nothing to measure: it was found by its words.
 * Its hint is the system's own: one of ours for each of many results would cost more than the results.
 */
export function Similarity({ cosine, hint }: SimilarityProps) {
  if (cosine === null) {
    return (
      <span className="text-xs whitespace-nowrap text-dim" title={hint}>
        by words
      </span>
    );
  }
  return (
    <span className="flex items-center gap-2 text-xs whitespace-nowrap text-dim tabular-nums" title={hint}>
      <span className="h-[3px] w-12 overflow-hidden rounded-full bg-line" aria-hidden>
        <span
          className="block h-full origin-left rounded-full bg-accent"
          style={{ transform: `scaleX(${Math.max(0, cosine).toFixed(3)})` }}
        />
      </span>
      <span className="min-w-[34px] text-right">{similarityPercent(cosine)}</span>
    </span>
  );
}
