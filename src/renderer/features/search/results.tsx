import { useEffect, useRef } from 'react';
import { Keys } from '../../ui/keys.tsx';
import { noteKeys } from '../preview/note-commands.ts';
import { closenessOf } from './closeness.ts';
import { resultsId } from './focus.ts';
import { NoMatch } from './no-match.tsx';
import { ResultItem } from './result-item.tsx';
import type { Answer } from './store.ts';
import { summaryOf } from './summary.ts';
import { useSearch } from './use-search.ts';

/** What was found, or why nothing was. */
export function Results() {
  const answer = useSearch((state) => state.answer);
  const failure = useSearch((state) => state.failure);

  if (failure !== null) {
    return (
      <p role="alert" className="px-6 py-5 text-[13px] leading-5 text-danger">
        {failure}
      </p>
    );
  }
  if (!answer) return null;
  return (
    <>
      <p aria-live="polite" className="h-10 shrink-0 truncate px-6 text-xs leading-10 text-dim tabular-nums">
        {summaryOf(answer)}
      </p>
      {answer.hits.length === 0 ? <NoMatch answer={answer} /> : <Hits answer={answer} />}
    </>
  );
}

function Hits({ answer }: { answer: Answer }) {
  const { query, mode, hits, model } = answer;
  const selectedId = useSearch((state) => state.selectedId);
  const list = useRef<HTMLDivElement>(null);

  // A new question is read from its top.
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [query, mode]);

  return (
    <>
      <div
        ref={list}
        id={resultsId}
        role="listbox"
        aria-label="Results"
        className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-3 pb-3"
      >
        {hits.map((hit) => (
          <ResultItem
            key={hit.documentId}
            hit={hit}
            query={query}
            closeness={closenessOf(hit, mode, model)}
            isSelected={hit.documentId === selectedId}
          />
        ))}
      </div>
      <Legend />
    </>
  );
}

const legend = [
  { keys: ['↑', '↓'], does: 'move' },
  { keys: ['↵'], does: 'read' },
  { keys: noteKeys.open, does: 'open' },
  { keys: noteKeys.reveal, does: 'reveal' },
];

function Legend() {
  return (
    <div className="flex h-9 shrink-0 items-center gap-4 overflow-hidden border-t border-line px-6 text-xs text-dim">
      {legend.map(({ keys, does }) => (
        <span key={does} className="flex items-center gap-1.5 whitespace-nowrap">
          <Keys of={keys} />
          {does}
        </span>
      ))}
    </div>
  );
}
