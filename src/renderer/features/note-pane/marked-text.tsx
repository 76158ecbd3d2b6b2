import type { Highlight } from './highlight.ts';
import { type TextRun, textRuns } from './text-runs.ts';

interface MarkedTextProps {
  text: string;
  /** It may reach beyond the text on either side. */
  highlight: Highlight | null;
}

/** Text as written, with the passage marked, and inside it the sentence that answers and the words of the query. */
export function MarkedText({ text, highlight }: MarkedTextProps) {
  const start = Math.max(0, highlight?.passage.start ?? 0);
  const end = Math.min(text.length, Math.max(start, highlight?.passage.end ?? 0));
  return (
    <div className="leading-7 break-words whitespace-pre-wrap">
      {text.slice(0, start)}
      {highlight && end > start && (
        <mark>{textRuns(text.slice(start, end), (index) => start + index, highlight).map(drawn)}</mark>
      )}
      {text.slice(end)}
    </div>
  );
}

function drawn({ text, isSentence, isWord }: TextRun, index: number) {
  const className = isSentence ? 'answer' : undefined;
  const Tag = isWord ? 'b' : 'span';
  return (
    <Tag key={index} className={className}>
      {text}
    </Tag>
  );
}
