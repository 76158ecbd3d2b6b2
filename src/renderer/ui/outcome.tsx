interface OutcomeProps {
  failure: string | null;
  /** What to say while nothing has gone wrong. */
  status?: string | null;
  /** Keeps the line while there is nothing to say, so that nothing moves when there is. */
  keepsLine?: boolean;
  id?: string;
  className?: string;
}

/** What became of something the user asked for. Screen readers read a failure out at once, a status when they are idle. */
export function Outcome({ failure, status = null, keepsLine = false, id, className = '' }: OutcomeProps) {
  if (failure === null && status === null && !keepsLine) return null;
  const look = failure === null ? 'text-muted' : 'text-danger';
  return (
    <p
      id={id}
      role={failure === null ? 'status' : 'alert'}
      className={`text-sm leading-5 break-words tabular-nums select-text ${keepsLine ? 'min-h-5' : ''} ${look} ${className}`}
    >
      {failure ?? status}
    </p>
  );
}
