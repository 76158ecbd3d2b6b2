interface ProgressBarProps {
  label: string;
  /** 0 to 1; null where it is unknown. */
  share: number | null;
  className: string;
}

export function ProgressBar({ label, share, className }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      // Rounded down like the percentage beside it: nothing reaches 100% before it is complete.
      aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
      className={`unfilled overflow-hidden bg-line ${className}`}
    >
      <div
        className={`filled h-full origin-left bg-accent ${share === null ? 'progress-unknown' : ''}`}
        style={share === null ? undefined : { transform: `scaleX(${share.toFixed(4)})` }}
      />
    </div>
  );
}
