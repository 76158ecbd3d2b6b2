import { memo, type RefObject, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Options } from 'react-markdown';
import { Markdown } from '../../ui/markdown.tsx';
import { markPassage, type Passage } from './mark-passage.ts';
import { MarkedText } from './marked-text.tsx';
import { definitionsOf, sectionsOf } from './sections.ts';
import { showWikiLinks } from './wiki-links.ts';

/** A single block beyond this, such as a table of thousands of rows, is shown as plain text: drawing it would freeze the window. */
const longestSection = 20_000;

interface GrowingMarkdownProps {
  text: string;
  passage: Passage | null;
  scroller: RefObject<HTMLElement | null>;
}

/** A note drawn as Markdown: first the section with the passage, then, whenever the window is idle, those around it. */
export function GrowingMarkdown({ text, passage, scroller }: GrowingMarkdownProps) {
  const sections = useMemo(() => sectionsOf(text), [text]);
  const definitions = useMemo(() => (sections.length > 1 ? definitionsOf(text) : ''), [sections, text]);
  const first = Math.max(
    0,
    sections.findLastIndex(({ start }) => start <= (passage?.start ?? 0)),
  );
  const [shown, setShown] = useState({ from: first, to: first + 1 });

  useEffect(() => {
    if (shown.from === 0 && shown.to === sections.length) return;
    const idle = requestIdleCallback(
      () => {
        if (shown.to < sections.length) setShown({ ...shown, to: shown.to + 1 });
        else growAbove(scroller.current, () => setShown({ ...shown, from: shown.from - 1 }));
      },
      { timeout: 200 },
    );
    return () => cancelIdleCallback(idle);
  }, [shown, sections, scroller]);

  return sections
    .slice(shown.from, shown.to)
    .map(({ start, text: section }) => (
      <MarkedSection
        key={start}
        text={section}
        definitions={definitions}
        from={passage ? passage.start - start : 0}
        to={passage ? passage.end - start : 0}
      />
    ));
}

/** Draws something above what is read without moving it. */
function growAbove(pane: HTMLElement | null, grow: () => void): void {
  const before = pane?.scrollHeight ?? 0;
  flushSync(grow);
  if (pane) pane.scrollTop += pane.scrollHeight - before;
}

interface MarkedSectionProps {
  text: string;
  definitions: string;
  /** The passage, counted from the section's beginning. */
  from: number;
  to: number;
}

const MarkedSection = memo(function MarkedSection({ text, definitions, from, to }: MarkedSectionProps) {
  const plugins = useMemo<Options['rehypePlugins']>(
    () => [[markPassage, { start: from, end: to }], showWikiLinks],
    [from, to],
  );
  if (text.length > longestSection) return <MarkedText text={text} passage={{ start: from, end: to }} />;
  return <Markdown text={definitions ? `${text}\n\n${definitions}` : text} rehypePlugins={plugins} />;
});
