import { useActionStatus } from './use-action-status.ts';

/** What became of the last action at a place; nothing where there is nothing to say. */
export function ActionStatusLine({ place, className = '' }: { place: string; className?: string }) {
  const { problem, note } = useActionStatus(place);
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
