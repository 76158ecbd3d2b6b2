import { useAttempt } from './use-action-status.ts';

/** What became of the last attempt at a place; nothing where there is nothing to say. */
export function Outcome({ place, className = '' }: { place: string; className?: string }) {
  const { problem, note } = useAttempt(place);
  if (problem !== null) {
    return (
      <p role="alert" className={`text-[13px] leading-5 break-words text-danger select-text ${className}`}>
        {problem}
      </p>
    );
  }
  if (note === null) return null;
  return (
    <p role="status" className={`text-[13px] leading-5 text-muted ${className}`}>
      {note}
    </p>
  );
}
