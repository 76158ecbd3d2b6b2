import { Outcome } from '../../ui/outcome.tsx';
import { actionStatusAt, useActionStatus } from './store.ts';

/** What became of the last action at a place; nothing where there is nothing to say. */
export function ActionOutcome({ place, className = '' }: { place: string; className?: string }) {
  const { failure, note } = useActionStatus((state) => actionStatusAt(state, place));
  return <Outcome failure={failure} status={note} className={className} />;
}
