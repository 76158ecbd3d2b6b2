/**
 * How close a passage is in meaning. Without a vector there is nothing to measure: it was found by its words.
 * Its hints are the system's own: one of ours for each of many results would cost more than the results.
 */
export function Similarity({ cosine }: { cosine: number | null }) {
  if (cosine === null) {
    return (
      <span
        className="text-xs whitespace-nowrap text-dim"
        title="Found by its words. Its meaning has not been read yet."
      >
        by words
      </span>
    );
  }
  const share = Math.max(0, cosine);
  return (
    <span
      className="flex items-center gap-2 text-xs whitespace-nowrap text-dim tabular-nums"
      title="How close in meaning, by cosine; 100 % is identical"
    >
      <span className="h-[3px] w-12 overflow-hidden rounded-full bg-line" aria-hidden>
        <span
          className="block h-full origin-left rounded-full bg-accent"
          style={{ transform: `scaleX(${share.toFixed(3)})` }}
        />
      </span>
      <span className="min-w-[34px] text-right">{Math.round(share * 100)} %</span>
    </span>
  );
}
