import { ArrowDownWideNarrow, ArrowLeft } from 'lucide-react';
import { sortOf } from '../../../shared/query.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { useKeyShortcuts } from '../commands/key-label.tsx';
import { useLibrary } from '../library/store.ts';
import { type Answer, isAnswering } from '../search/answer.ts';
import { useChosen } from '../search/chosen-store.ts';
import { focusSearch } from '../search/focus.ts';
import { readQuery } from '../search/read-query.ts';
import { searchStore, useSearch } from '../search/store.ts';
import { ExplanationPopover } from './explanation-popover.tsx';
import { sortCommand } from './hit-commands.ts';
import { HitList } from './hit-list.tsx';
import { HitMenu } from './hit-menu.tsx';
import { Legend } from './legend.tsx';
import { NoMatch } from './no-match.tsx';
import { OfferChip } from './offer-chip.tsx';
import { correctionText, coverageOf, similarityTitle, summaryOf } from './summary.ts';
import { unreadText } from './unread-text.ts';
import { useMeaningLate } from './use-meaning-late.ts';

/** What was found, or why nothing was. */
export function Results() {
  const answer = useSearch((state) => state.answer);
  const failure = useSearch((state) => state.failure);
  if (!answer) return <Outcome failure={failure} className="px-4 py-5" />;
  return (
    <>
      <AnswerHeader answer={answer} />
      <Outcome failure={failure} className="px-4 pb-2" />
      {answer.hits.length === 0 ? (
        <NoMatch answer={answer} />
      ) : (
        <>
          <HitList answer={answer} />
          <ExplanationPopover answer={answer} />
          <HitMenu />
          <Legend answer={answer} />
        </>
      )}
    </>
  );
}

/** The lines over the hits: what they are, how many there are, and what was searched for instead of what was typed. */
function AnswerHeader({ answer }: { answer: Answer }) {
  const { similarTo, corrections } = answer;
  const together = useChosen((state) => state.noteIds.size);
  // An answer that is older than the last of its notes says nothing of them.
  const isLearning = useLibrary(
    ({ library }) => library === null || library.embedded + library.failed < library.chunks,
  );
  const isLost = answer.nothingRelevant && together < 2;
  const corrected = corrections.length === 0 ? [] : [correctionText(corrections)];
  const remarks = [...corrected, ...answer.unreadFilters.map(unreadText)];
  const learned = isLearning ? coverageOf(answer) : null;
  const coverage = useMeaningLate(answer) ? t('by words only so far') : learned;
  return (
    <div className="shrink-0">
      {similarTo && <SimilarHeader subject={similarTo} />}
      {/* What comes and goes above a list moves all of it: there is a second line only where the first has no room for all of it. */}
      <div className="@container flex items-start gap-2 py-1 pr-2 pl-4 text-xs">
        <div className="flex min-h-6 min-w-0 grow flex-wrap items-center gap-x-3">
          <p aria-live="polite" className="flex max-w-full min-w-0 items-baseline whitespace-pre text-dim tabular-nums">
            {/* What is said of all hits is never cut off: what is offered beside it makes room. */}
            <span className={`shrink-0 ${isLost ? 'text-sm font-semibold text-ink' : ''}`}>
              {summaryOf(answer, together)}
            </span>
            {coverage !== null && (
              <>
                <span>{' · '}</span>
                <span className="min-w-0 truncate" title={coverage}>
                  {coverage}
                </span>
              </>
            )}
          </p>
          {/* Half a correction is none: it is never cut off. */}
          <p aria-live="polite" className="min-w-0 break-words text-ink empty:hidden">
            {remarks.join(' · ')}
          </p>
          <OfferChip />
        </div>
        <Order answer={answer} />
      </div>
    </div>
  );
}

/** In which order the hits are listed: that of an answer can be chosen, a list of notes has the newest first. */
function Order({ answer }: { answer: Answer }) {
  const { query, hits, similarTo, nothingRelevant } = answer;
  if (similarTo || hits.length === 0 || nothingRelevant) return null;
  if (isAnswering(answer)) return <SortButton query={query} />;
  return <span className="inline-flex h-6 shrink-0 items-center px-1.5 text-dim">{t('Newest first')}</span>;
}

function SortButton({ query }: { query: string }) {
  const shortcuts = useKeyShortcuts(sortCommand);
  const isByDate = sortOf(readQuery(query)) === 'date';
  return (
    <button
      type="button"
      aria-label={isByDate ? t('Newest first. List the best first') : t('Best first. List the newest first')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => sortCommand.run()}
      className="inline-flex h-6 shrink-0 items-center gap-1 rounded-md px-1.5 text-dim hover:bg-hover hover:text-ink"
      {...shortcuts}
    >
      <ArrowDownWideNarrow className="size-3.5" aria-hidden />
      <span className="hidden @min-[22rem]:inline">{isByDate ? t('Newest first') : t('Best first')}</span>
    </button>
  );
}

function SimilarHeader({ subject }: { subject: NonNullable<Answer['similarTo']> }) {
  const leave = (): void => {
    searchStore.getState().leaveSimilar();
    focusSearch();
  };
  return (
    <div className="flex items-center gap-1.5 border-b border-line py-1.5 pr-4 pl-2">
      <Hint text={t('Back to the results · Esc')}>
        <IconButton label={t('Back to the results')} onClick={leave}>
          <ArrowLeft className="size-4" aria-hidden />
        </IconButton>
      </Hint>
      <h2 className="min-w-0 truncate text-sm font-semibold">{similarityTitle(subject)}</h2>
    </div>
  );
}
