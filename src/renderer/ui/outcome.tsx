import type { ErrorShape } from '../../shared/errors.ts';
import { told } from '../lib/translate.tsx';
import { Button } from './button.tsx';
import { useRemedy } from './remedies.ts';

interface OutcomeProps {
  /** It is told where it is drawn, as the page’s language may change meanwhile. */
  failure: ErrorShape | null;
  /** What to say while nothing has gone wrong. */
  status?: string | null;
  /** Keeps the line while there is nothing to say, so that nothing moves when there is. */
  keepsLine?: boolean;
  id?: string;
  className?: string;
}

/** What became of something the user asked for. Screen readers read a failure out at once, a status when they are idle. */
export function Outcome({ failure, status = null, keepsLine = false, id, className = '' }: OutcomeProps) {
  const remedy = useRemedy(failure);
  if (failure === null && status === null && !keepsLine) return null;
  const look = failure === null ? 'text-muted' : 'text-danger';
  return (
    <p
      id={id}
      role={failure === null ? 'status' : 'alert'}
      className={`text-sm leading-5 break-words tabular-nums select-text ${keepsLine ? 'min-h-5' : ''} ${look} ${className}`}
    >
      {failure === null ? status : told(failure.text)}
      {remedy !== null && (
        <Button size="small" className="ml-2" onClick={remedy.act}>
          {remedy.label}
        </Button>
      )}
    </p>
  );
}
