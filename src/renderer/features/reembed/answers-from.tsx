import { useLibrary } from '../library/store.ts';
import { answersFrom } from './reembed-text.ts';

/** While a switch is under way, names the model that answers meanwhile. */
export function AnswersFrom() {
  const line = useLibrary((state) => state.library && answersFrom(state.library));
  if (line === null) return null;
  return (
    <p className="shrink-0 border-b border-line bg-sunken px-4 py-1.5 text-xs leading-5 text-dim tabular-nums">
      {line}
    </p>
  );
}
