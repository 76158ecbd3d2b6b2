import { memo, type RefObject, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Options } from 'react-markdown';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown.tsx';
import { headingLevels, type LevelledHeading, levelHeadings } from './heading-levels.ts';
import type { NoteHeading } from './headings.ts';
import { type Highlight, highlightFrom } from './highlight.ts';
import { markHighlight } from './mark-highlight.ts';
import { MarkedText } from './marked-text.tsx';
import { definitionsOf, sectionsOf, withDefinitions } from './sections.ts';

const noDefinitions: ReadonlyMap<string, string> = new Map();

interface GrowingMarkdownProps {
  text: string;
  headings: readonly NoteHeading[];
  highlight: Highlight | null;
  scroller: RefObject<HTMLElement | null>;
}

/** A note drawn as Markdown: first the section with the passage, then, while the window is idle, the ones around it. */
export function GrowingMarkdown({ text, headings, highlight, scroller }: GrowingMarkdownProps) {
  const sections = useMemo(() => sectionsOf(text), [text]);
  const definitions = useMemo(() => (sections.length > 1 ? definitionsOf(text) : noDefinitions), [sections, text]);
  const levels = useMemo(() => headingLevels(headings), [headings]);
  const first = Math.max(
    0,
    sections.findLastIndex(({ start }) => start <= (highlight?.passage.start ?? 0)),
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

  const isDrawing = shown.from > 0 || shown.to < sections.length;
  return (
    <div {...(isDrawing && { 'data-drawing': true })}>
      {sections.slice(shown.from, shown.to).map(({ start, text: section }) => (
        <MarkedSection
          key={start}
          start={start}
          text={section}
          definitions={definitions}
          levels={levels}
          highlight={reaches(highlight, start, start + section.length) ? highlight : null}
        />
      ))}
    </div>
  );
}

/** Draws something above the visible text without moving it. */
function growAbove(pane: HTMLElement | null, grow: () => void): void {
  const before = pane?.scrollHeight ?? 0;
  flushSync(grow);
  if (pane) pane.scrollTop += pane.scrollHeight - before;
}

/** Whether there is anything to mark between two offsets. Sections without marks are not redrawn when a sentence arrives. */
function reaches(highlight: Highlight | null, start: number, end: number): boolean {
  return highlight !== null && highlight.passage.start < end && highlight.passage.end > start;
}

interface MarkedSectionProps {
  /** Where the section begins in the text that the highlight’s offsets refer to. */
  start: number;
  text: string;
  definitions: ReadonlyMap<string, string>;
  levels: readonly LevelledHeading[];
  highlight: Highlight | null;
}

const MarkedSection = memo(function MarkedSection({ start, text, definitions, levels, highlight }: MarkedSectionProps) {
  const own = useMemo(() => highlight && highlightFrom(start, highlight), [start, highlight]);
  const source = useMemo(() => withDefinitions(text, definitions), [text, definitions]);
  const plugins = useMemo(() => {
    const steps: NonNullable<Options['rehypePlugins']> = [[levelHeadings, levels, start]];
    return own ? [...steps, [markHighlight, own, source]] : steps;
  }, [own, source, levels, start]) satisfies Options['rehypePlugins'];
  return <LazyMarkdown text={source} rehypePlugins={plugins} instead={<MarkedText text={text} highlight={own} />} />;
});
