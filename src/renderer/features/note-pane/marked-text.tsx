import type { Highlight } from './highlight.ts';
import { type ReembedView, runsOf } from './marked-runs.ts';

interface MarkedTextProps {
  text: string;
  /** It may reach beyond the text on either side. */
  highlight: Highlight | null;
}

/** Text as it is written, with the passage marked, and in it the sentence that answers and the words of the query. */
export function MarkedText({ text, highlight }: MarkedTextProps) {
  const start = Math.max(0, highlight?.passage.start ?? 0);
  const end = Math.min(text.length, Math.max(start, highlight?.passage.end ?? 0));
  return (
    <div className="leading-7 break-words whitespace-pre-wrap">
      {text.slice(0, start)}
      {highlight && end > start && (
        <mark>{runsOf(text.slice(start, end), (index) => start + index, highlight).map(drawn)}</mark>
      )}
      {text.slice(end)}
    </div>
  );
}

function drawn({ text, isSentence, isWord }: ReembedView, index: number) {
  const className = isSentence ? 'answer' : undefined;
  const Tag = isWord ? 'b' : 'span';
  return (
    <Tag key={index} className={className}>
      {text}
    </Tag>
  );
}
