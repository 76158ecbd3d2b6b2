import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { focusSearch } from '../search/focus.ts';
import { type Answer, searchStore, useSearch } from '../search/store.ts';
import { resultsId } from './element-ids.ts';
import { ExplanationPopover } from './explanation-popover.tsx';
import { Legend } from './legend.tsx';
import { NoMatch } from './no-match.tsx';
import { OfferChip } from './offer-chip.tsx';
import { ResultItem } from './result-item.tsx';
import { similarityText } from './similarity-text.ts';
import { correctionText, similarityTitle, summaryOf } from './summary.ts';

/** What was found, or why nothing was. */
export function Results() {
  const answer = useSearch((state) => state.answer);
  const failure = useSearch((state) => state.failure);
  if (!answer) return <Outcome failure={failure} className="px-6 py-5" />;
  return (
    <>
      <AnswerHeader answer={answer} />
      {answer.hits.length === 0 ? <NoMatch answer={answer} /> : <Hits answer={answer} />}
    </>
  );
}

/** The lines over the hits: what they are, how many there are, and what was searched for instead of what was typed. */
function AnswerHeader({ answer }: { answer: Answer }) {
  const { similarTo, corrections, nothingRelevant, hits } = answer;
  return (
    <div className="shrink-0">
      {similarTo && <SimilarHeader subject={similarTo} />}
      <div aria-live="polite">
        <div className="@container flex h-10 items-center gap-3 pr-4 pl-6 text-xs">
          <p className="min-w-0 flex-1 truncate text-dim tabular-nums">{summaryOf(answer)}</p>
          <OfferChip />
        </div>
        {corrections.map((correction) => (
          <p key={correction.typed} className="-mt-1 px-6 pb-2.5 text-sm leading-5 text-muted">
            {correctionText(correction)}
          </p>
        ))}
        {nothingRelevant && hits.length > 0 && (
          <p className="-mt-1 px-6 pb-2.5 text-sm leading-5 font-medium">Nothing relevant; the closest are:</p>
        )}
      </div>
    </div>
  );
}

function SimilarHeader({ subject }: { subject: NonNullable<Answer['similarTo']> }) {
  const leave = (): void => {
    searchStore.getState().leaveSimilar();
    focusSearch();
  };
  return (
    <div className="flex items-center gap-1.5 border-b border-line py-1.5 pr-6 pl-4">
      <Hint text="Back to the results · Esc">
        <IconButton label="Back to the results" onClick={leave}>
          <ArrowLeft className="size-4" aria-hidden />
        </IconButton>
      </Hint>
      <h2 className="min-w-0 truncate text-sm font-semibold">{similarityTitle(subject)}</h2>
    </div>
  );
}

function Hits({ answer }: { answer: Answer }) {
  const { query, mode, hits, model, similarTo } = answer;
  const selectedId = useSearch((state) => state.selectedId);
  const list = useRef<HTMLDivElement>(null);

  // The results of a new question begin at the top.
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [query, mode, similarTo]);

  // The selected hit is scrolled into sight: a user who has scrolled away stays where they are.
  const onScroll = (): void => {
    if ((list.current?.scrollTop ?? 0) > 0) searchStore.getState().hold();
  };

  return (
    <>
      <div
        ref={list}
        onScroll={onScroll}
        id={resultsId}
        role="listbox"
        aria-label="Results"
        className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-3 pb-3"
      >
        {hits.map((hit) => (
          <ResultItem
            key={hit.noteId}
            hit={hit}
            similarity={similarityText(hit, mode, model)}
            isSelected={hit.noteId === selectedId}
          />
        ))}
      </div>
      <ExplanationPopover answer={answer} />
      <Legend />
    </>
  );
}
