import { useLibrary } from '../library/use-library.ts';
import { answersFrom } from './reembed-text.ts';

/** Says which model answers while another is made ready. */
export function AnswersFrom() {
  const line = useLibrary((state) => state.library && answersFrom(state.library));
  if (line === null) return null;
  return (
    <p className="shrink-0 border-b border-line bg-sunken px-4 py-1.5 text-xs leading-5 text-dim tabular-nums">
      {line}
    </p>
  );
}
