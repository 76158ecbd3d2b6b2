import type { Passage } from './mark-passage.ts';

interface MarkedTextProps {
  text: string;
  /** It may reach beyond the text on either side. */
  passage: Passage | null;
}

/** Text as it is written, with the passage marked. */
export function MarkedText({ text, passage }: MarkedTextProps) {
  const start = Math.max(0, passage?.start ?? 0);
  const end = Math.max(start, passage?.end ?? 0);
  return (
    <div className="leading-7 break-words whitespace-pre-wrap">
      {text.slice(0, start)}
      {end > start && start < text.length && <mark>{text.slice(start, end)}</mark>}
      {text.slice(end)}
    </div>
  );
}
