import { useVirtualizer } from '@tanstack/react-virtual';
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../lib/translate.tsx';
import { useRem } from '../../ui/use-rem.ts';
import { useLibrary } from '../library/store.ts';
import { usePreference } from '../preferences/store.ts';
import { type Answer, isAnswering } from '../search/answer.ts';
import { useChosen } from '../search/chosen-store.ts';
import { wantSentences } from '../search/sentences-store.ts';
import { searchStore, useSearch } from '../search/store.ts';
import { resultsId } from './element-ids.ts';
import { isCurrent, useEntries } from './entries.ts';
import { HitToolbar } from './hit-toolbar.tsx';
import { useKeptPlace, useStarts } from './layout.ts';
import { ListLine } from './list-line.tsx';
import { listPointer } from './list-pointer.ts';
import { similarityText } from './similarity-text.ts';

/** Lines drawn beyond those in sight, on each side. */
const overscan = 2;
/** More hits are loaded when the last line drawn is so near to the end of the list. */
const loadAhead = 20;
/** A list that nobody moves through is completed once its question has rested so long, in milliseconds. */
const restMilliseconds = 400;

/** The list of an answer, of which only the lines in sight are drawn. */
export function HitList({ answer }: { answer: Answer }) {
  const { query, mode, model, similarTo, next } = answer;
  const entries = useEntries(answer);
  const isAnswer = isAnswering(answer);
  const density = usePreference('density');
  const starts = useStarts(entries, density, useRem());
  const scroller = useRef<HTMLDivElement>(null);
  const current = useSearch((state) => entries.findIndex((entry) => isCurrent(entry, state)));
  const chosen = useChosen((state) => state.noteIds);
  const isWeakShown = useSearch((state) => state.isWeakShown);
  const isComplete = useSearch(({ failure }) => !answer.isProvisional || failure !== null);
  const hasSeveralFolders = useLibrary(({ library }) => (library?.folders.length ?? 0) > 1);
  const [hovered, setHovered] = useState<number | null>(null);

  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    // The list is laid out anew when these change, and at no other time.
    estimateSize: useCallback((index) => (starts[index + 1] ?? 0) - (starts[index] ?? 0), [starts]),
    // A line keeps its element from answer to answer: what is drawn anew in its place does not move.
    getItemKey: useCallback((index) => `${entries[index]?.kind} ${index}`, [entries, starts]),
    overscan,
    // What is drawn before the list has been measured: the first answer is laid out once, not once empty and then again.
    initialRect: { width: 0, height: window.innerHeight },
    useFlushSync: false,
  });
  const { scrollToIndex } = virtualizer;
  useKeptPlace(scroller, entries, starts, () => virtualizer.scrollOffset ?? 0, [query, mode, similarTo]);

  // A line that is selected is scrolled into sight; what comes above it later moves nobody who has scrolled away.
  const currentId = entries[current]?.id;
  const place = useRef({ index: current, end: 0 });
  place.current = { index: current, end: starts[current + 1] ?? 0 };
  const isAtTop = useRef(true);
  useEffect(() => {
    const { index, end } = place.current;
    if (currentId === undefined) return;
    // To ask the list where it stands lays out the page at once: not for each key, while it stands at its top.
    if (isAtTop.current && (index === 0 || end <= (virtualizer.scrollRect?.height ?? 0))) return;
    isAtTop.current = false;
    scrollToIndex(index, { align: 'auto' });
  }, [currentId, scrollToIndex, virtualizer]);
  const onScroll = (): void => {
    isAtTop.current = scroller.current?.scrollTop === 0;
    if (!isAtTop.current) searchStore.getState().hold();
  };

  const shown = virtualizer.getVirtualItems().map(({ index }) => index);
  const [first = 0, last = 0] = [shown[0], shown.at(-1)];
  useEffect(() => {
    const isNearEnd = last >= entries.length - loadAhead;
    const isMoving = current > 0 || !isAtTop.current;
    const loading = isNearEnd ? setTimeout(searchStore.getState().more, isMoving ? 0 : restMilliseconds) : undefined;
    wantSentences(entries.slice(first, last + 1).flatMap((entry) => (entry.kind === 'hit' ? [entry.hit] : [])));
    return () => clearTimeout(loading);
  }, [first, last, current, entries]);

  // The line that the search box names as active is there even where it is out of sight.
  const drawn = current === -1 || shown.includes(current) ? shown : [...shown, current];
  const isSelected = (index: number): boolean => {
    const entry = entries[index];
    return chosen.size > 0 && entry?.kind === 'hit' ? chosen.has(entry.hit.noteId) : index === current;
  };
  const onPointerOver = ({ target }: PointerEvent): void => {
    const line = target instanceof Element ? target.closest('[data-line]')?.getAttribute('data-line') : undefined;
    if (line !== undefined && line !== null) setHovered(Number(line));
  };

  return (
    <div
      ref={scroller}
      onScroll={onScroll}
      onPointerOver={onPointerOver}
      onPointerLeave={() => setHovered(null)}
      className="relative min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]"
    >
      <div
        id={resultsId}
        role="listbox"
        aria-label={t('Results')}
        aria-multiselectable
        // For scenarios. `aria-busy` would have some screen readers hold the list back, and words may answer alone for seconds.
        data-complete={isComplete}
        style={{ height: starts.at(-1) }}
        {...listPointer(entries)}
      >
        {drawn.map((index) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <ListLine
              key={`${entry.kind} ${index}`}
              entry={entry}
              index={index}
              start={starts[index] ?? 0}
              size={next === null ? entries.length : -1}
              density={density}
              isCurrent={index === current}
              isSelected={isSelected(index)}
              isHovered={index === hovered}
              isWeakShown={isWeakShown}
              hint={entry.kind === 'hit' && isAnswer ? similarityText(entry.hit, mode, model) : null}
              hasSeveralFolders={hasSeveralFolders}
            />
          );
        })}
      </div>
      {/* Outside the list: the lines of a list hold no buttons. */}
      {drawn.map((index) => {
        const entry = entries[index];
        const hasTools = entry?.kind === 'hit' && (index === current || index === hovered);
        return (
          hasTools && (
            <HitToolbar
              key={index}
              hit={entry.hit}
              index={index}
              start={starts[index] ?? 0}
              density={density}
              isCurrent={index === current}
              isSelected={isSelected(index)}
              isHovered={index === hovered}
              isAnswer={isAnswer}
            />
          )
        );
      })}
    </div>
  );
}
