import { memo, useEffect, useMemo, useRef } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { placeOf } from '../library/paths.ts';
import { openNote } from '../preview/note-commands.ts';
import { previewStore } from '../preview/use-preview.ts';
import { excerpt, withoutHeadings } from './excerpt.ts';
import { optionId } from './focus.ts';
import { Similarity } from './similarity.tsx';
import { searchStore } from './use-search.ts';

interface ResultItemProps {
  hit: Hit;
  query: string;
  /** How close it is in meaning, in words, see closenessOf. */
  closeness: string;
  isSelected: boolean;
}

export const ResultItem = memo(function ResultItem({ hit, query, closeness, isSelected }: ResultItemProps) {
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);

  const read = (): void => {
    searchStore.getState().select(hit.documentId);
    previewStore.getState().open(hit);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the keys of the list.
    <div
      ref={element}
      id={optionId(hit.documentId)}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={read}
      onDoubleClick={() => openNote(hit.documentId)}
      className={`scroll-my-2 rounded-lg px-3 py-2.5 ${isSelected ? 'bg-selected' : 'hover:bg-hover'}`}
    >
      <div className="flex items-baseline gap-3">
        <h3 className="line-clamp-2 min-w-0 flex-1 text-sm font-semibold break-words">{hit.title}</h3>
        <Similarity cosine={hit.similarity} hint={closeness} />
      </div>
      <div className="mt-0.5 flex items-center gap-3 text-xs text-dim">
        <span className="min-w-0 flex-1 truncate">{placeOf(hit)}</span>
        {hit.keyword && hit.similarity !== null && (
          <span className="rounded-sm bg-hover px-1 text-[11px] leading-4" title="Contains words of your query">
            words
          </span>
        )}
      </div>
      <Passage hit={hit} query={query} />
    </div>
  );
});

function Passage({ hit, query }: { hit: Hit; query: string }) {
  const pieces = useMemo(() => excerpt(withoutHeadings(hit), query), [hit, query]);
  const trail = hit.headings.filter((heading) => heading !== hit.title);
  return (
    <>
      {trail.length > 0 && <p className="mt-1.5 truncate text-xs font-medium text-muted">{trail.join(' › ')}</p>}
      <p className="mt-1 line-clamp-3 text-[13px] leading-5 break-words text-muted">
        {pieces.map(({ text, start, isMatch }) =>
          isMatch ? (
            <b key={start} className="font-semibold text-ink">
              {text}
            </b>
          ) : (
            text
          ),
        )}
      </p>
    </>
  );
}
