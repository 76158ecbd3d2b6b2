import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Note } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';
import type { NoteHeading } from './headings.ts';
import { openAt } from './note-commands.ts';
import { topIn } from './top-in.ts';

/** A heading is read once it has come this near to the top of the text, in pixels. */
const readFrom = 96;
/** Space above a heading that the text is scrolled to, in pixels. */
const marginAbove = 24;

interface OutlineProps {
  note: Note;
  headings: readonly NoteHeading[];
  scroller: RefObject<HTMLElement | null>;
}

/** The headings of a note beside its text: each scrolls there, and the one that is being read is marked. */
export function Outline({ note, headings, scroller }: OutlineProps) {
  const list = useRef<HTMLUListElement>(null);
  const current = useCurrent(headings, scroller);
  const least = Math.min(...headings.map(({ depth }) => depth));

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const goTo = (at: number): void => {
    const pane = scroller.current;
    const heading = headings[at];
    const element = pane && drawnHeadings(pane, headings)[at];
    if (pane && element) pane.scrollTop += topIn(pane, element) - marginAbove;
    // It has not been drawn yet.
    else if (heading) openAt(note, { start: heading.start, end: heading.start + 1 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.findIndex((button) => button.matches(':focus')) + steps]?.focus();
  };

  return (
    <nav aria-label={t('Outline')} className="w-44 shrink-0 overflow-y-auto py-6 pr-4" onKeyDown={onKeyDown}>
      <ul ref={list}>
        {headings.map(({ text, depth, start }, at) => (
          <li key={start}>
            <button
              type="button"
              title={text}
              tabIndex={at === current ? 0 : -1}
              aria-current={at === current ? 'location' : undefined}
              onClick={() => goTo(at)}
              className="block w-full truncate rounded-r-md border-l-2 border-transparent py-1 pr-2 text-left text-xs text-dim hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
              style={{ paddingLeft: `${0.5 + (depth - least) * 0.75}rem` }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The index of the heading that is being read: the last one that has come to the top of the text. */
function useCurrent(headings: readonly NoteHeading[], scroller: RefObject<HTMLElement | null>): number {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const pane = scroller.current;
    const content = pane?.firstElementChild;
    if (!pane || !content) return;
    let frame = 0;
    /** How far below the top of the whole text each heading is, in pixels; infinitely far while it has not been drawn. */
    let tops: number[] = [];
    const look = (): void => {
      frame = 0;
      const isAtEnd = pane.scrollTop > 0 && pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
      const limit = pane.scrollTop + (isAtEnd ? pane.clientHeight : readFrom);
      setCurrent(
        Math.max(
          0,
          tops.findLastIndex((top) => top <= limit),
        ),
      );
    };
    const lookSoon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    // Only when the text has grown, or is laid out anew: a frame of scrolling has no time to look for headings.
    const observer = new ResizeObserver(() => {
      const above = pane.scrollTop - pane.getBoundingClientRect().top;
      tops = drawnHeadings(pane, headings).map((element) =>
        element ? element.getBoundingClientRect().top + above : Number.POSITIVE_INFINITY,
      );
      lookSoon();
    });
    observer.observe(content);
    pane.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      pane.removeEventListener('scroll', lookSoon);
    };
  }, [headings, scroller]);
  return current;
}

/** The element of each heading; undefined for one that has not been drawn yet. Equal headings are told by their order. */
function drawnHeadings(pane: HTMLElement, headings: readonly NoteHeading[]): (Element | undefined)[] {
  const drawn = new Map<string, Element[]>();
  for (const element of pane.querySelectorAll('[data-note-text] :is(h1, h2, h3, h4, h5, h6):not([data-embed] *)')) {
    const key = comparable(element.textContent);
    drawn.set(key, [...(drawn.get(key) ?? []), element]);
  }
  return headings.map(({ text }) => drawn.get(comparable(text))?.shift());
}

/** Letters and digits only: how markup is drawn does not matter. */
function comparable(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
