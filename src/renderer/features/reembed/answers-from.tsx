import { useLibrary } from '../library/store.ts';
import { answersFrom } from './reembed-text.ts';

/** While a switch is under way, names the model that answers meanwhile. */
export function AnswersFrom() {
  const line = useLibrary((state) => state.library && answersFrom(state.library));
  if (line === null) return null;
  return (
    <p className="min-w-0 flex-1 truncate text-right text-xs leading-5 text-dim tabular-nums" title={line}>
      {line}
    </p>
  );
}
