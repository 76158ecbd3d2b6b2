import { Popover } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';
import { PopoverCard } from '../../ui/popover.tsx';
import { useReturnedFocus } from '../../ui/returned-focus.ts';
import { isPressed } from '../commands/dispatch.ts';
import { isNoteBeside } from '../panes/store.ts';
import type { Answer } from '../search/answer.ts';
import { Grade } from '../search/grade.tsx';
import { explainCommand } from './commands.ts';
import { hitId } from './element-ids.ts';
import { useExplanation } from './explanation-store.ts';
import {
  keywordReason,
  type Reason,
  scoreText,
  semanticReason,
  type WordCount,
  wordCounts,
} from './explanation-text.ts';

/** Why a note was found, beside its hit. One popover serves all hits. */
export function ExplanationPopover({ answer }: { answer: Answer }) {
  const noteId = useExplanation((state) => state.noteId);
  const close = useExplanation((state) => state.close);
  const hit = answer.hits.find((each) => each.noteId === noteId);
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => placeOf(noteId) } }), [noteId]);
  const focus = useReturnedFocus();
  if (!hit) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isPressed(explainCommand, event)) return;
    event.preventDefault();
    close();
  };
  return (
    <Popover.Root open onOpenChange={close}>
      <Popover.Anchor virtualRef={anchor} />
      <PopoverCard
        aria-label={t('Why this note')}
        side={isNoteBeside() ? 'right' : 'bottom'}
        align={isNoteBeside() ? 'start' : 'end'}
        // Nothing in it can have the focus: it scrolls with its own.
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="max-h-(--radix-popover-content-available-height) w-80 overflow-y-auto p-4 text-sm leading-5"
        {...focus}
      >
        <Explanation hit={hit} answer={answer} />
      </PopoverCard>
    </Popover.Root>
  );
}

function placeOf(noteId: number | null): DOMRect {
  const element = noteId === null ? null : document.getElementById(hitId(noteId));
  return element?.getBoundingClientRect() ?? new DOMRect();
}

function Explanation({ hit, answer }: { hit: Hit; answer: Answer }) {
  const words = wordCounts(hit);
  return (
    <>
      <div className="flex items-baseline gap-3">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{visible(hit.title)}</h2>
        <Grade hit={hit} />
      </div>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        <Fact name={t('By meaning')}>
          <Ranked reason={semanticReason(hit, answer)} />
        </Fact>
        <Fact name={t('By words')}>
          <Ranked reason={keywordReason(hit, answer)} />
        </Fact>
        {words.length > 0 && (
          <Fact name={t('Words')}>
            <Words words={words} />
          </Fact>
        )}
        <Fact name={t('Score')}>
          <span className="text-muted tabular-nums">{scoreText(hit, answer)}</span>
        </Fact>
        <Fact name={t('Time')}>
          <span className="text-muted tabular-nums">
            {t('{count, plural, other {# ms for the whole answer}}', { count: Math.max(1, Math.round(answer.ms)) })}
          </span>
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Ranked({ reason: { rank, text } }: { reason: Reason }) {
  return (
    <span className="break-words text-muted tabular-nums">
      {rank !== null && <b className="font-semibold text-ink">{rank}</b>}
      {rank !== null && ' · '}
      {text}
    </span>
  );
}

function Words({ words }: { words: readonly WordCount[] }) {
  return (
    <ul
      aria-label={t('Words')}
      className="grid grid-cols-[minmax(0,max-content)_auto_minmax(3rem,1fr)] items-center gap-x-3"
    >
      {words.map(({ word, score, share }) => (
        <li key={word} className="contents">
          <span className="truncate font-medium text-ink">{word}</span>
          <span className="text-right text-muted tabular-nums">{score}</span>
          <span className="unfilled h-1 overflow-hidden rounded-full bg-line" aria-hidden>
            <span
              className="filled block h-full origin-left rounded-full bg-accent"
              style={{ transform: `scaleX(${share.toFixed(3)})` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
