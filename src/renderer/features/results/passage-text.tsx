import { Fragment, type ReactNode, useEffect, useMemo } from 'react';
import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';
import { Formula } from '../../ui/markdown/formula.tsx';
import { loadPartsFor } from '../../ui/markdown/lazy-parts.ts';
import { reportFailure } from '../notices/store.ts';
import type { Density } from '../search/row-heights.ts';
import { useSentence } from '../search/sentences-store.ts';
import { useSearch } from '../search/store.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import { trailOf } from './heading-trail.ts';
import type { Piece } from './pieces.ts';

interface PassageTextProps {
  passage: FoundPassage;
  /** What is already shown about its note. */
  note: Pick<Hit, 'title' | 'format' | 'named'>;
  density: Density;
  /** Whether it is another passage than the one the note was found by: its headings stand above it. */
  isOther?: boolean;
}

/** A passage, with the sentence that answers and the words of the query marked. */
export function PassageText({ passage, note, density, isOther = false }: PassageTextProps) {
  const arrived = useSentence(passage);
  // Similar notes answer no query, though their passages may have answered the one before.
  const isAnswer = useSearch(({ answer }) => answer !== null && !answer.similarTo && !answer.nothingRelevant);
  const sentence = isAnswer ? arrived : null;
  const { title, format } = note;
  // Whoever types a title is shown the note from its beginning.
  const isFromStart = note.named && !isOther;
  const room = density === 'compact' ? 'one' : 'two';
  const shown = useMemo(
    () => excerpt({ ...passage, title, format }, isFromStart ? null : sentence, room, isFromStart),
    [passage, title, format, sentence, room, isFromStart],
  );
  if (passage.passage.trim() === '')
    return <p className="truncate text-sm leading-4.5 text-dim">{t('This note has no text.')}</p>;
  const trail = isOther && density === 'comfortable' ? trailOf(passage, note) : '';
  return (
    <>
      {trail !== '' && <p className="truncate text-xs leading-4 text-dim">{visible(trail)}</p>}
      {/* Another part of the text is another element: words that are drawn elsewhere have not moved. */}
      <Drawn key={keyOf(passage, shown)} excerpt={shown} room={room} />
    </>
  );
}

function keyOf({ chunkId }: FoundPassage, shown: Excerpt): string {
  return `${chunkId} ${shown.kind} ${shown.kind === 'prose' ? shown.sentence[0]?.start : ''}`;
}

const clamps = { one: 'truncate', two: 'line-clamp-2' } as const;

function Drawn({ excerpt: shown, room }: { excerpt: Excerpt; room: 'one' | 'two' }) {
  switch (shown.kind) {
    case 'prose':
      return (
        <p className={`text-sm leading-4.5 break-words text-muted ${clamps[room]}`}>
          {shown.isCut && '…'}
          {shown.before.map(drawn)}
          {shown.sentence.length > 0 && <mark className="text-ink">{shown.sentence.map(drawn)}</mark>}
          {shown.after.map(drawn)}
        </p>
      );
    case 'code':
      return (
        <pre className="rounded bg-sunken px-1.5 font-mono text-xs leading-4.5 text-muted">
          {shown.lines.map((line, i) => (
            <span key={i} className="block truncate">
              {shown.isCut && i === 0 && '…'}
              {line.map(drawn)}
            </span>
          ))}
        </pre>
      );
    case 'table':
      return <TableExcerpt {...shown} room={room} />;
  }
}

/** Characters that a column keeps, or one more than it has, where the row is wider than the result. */
const leastColumn = 6;

function TableExcerpt({ header, cells, isCut, room }: Extract<Excerpt, { kind: 'table' }> & { room: 'one' | 'two' }) {
  const hasHeader = header.length > 0 && room === 'two';
  return (
    <span className="flex overflow-hidden text-sm leading-4.5 text-muted">
      {cells.map((cell, i) => {
        const length = cell.reduce((sum, { text }) => sum + text.length, 0);
        return (
          <Fragment key={i}>
            <span
              className="box-content border-l border-line px-2 first:border-l-0 first:pl-0"
              style={{ minWidth: `${Math.min(length + 1, leastColumn)}ch` }}
            >
              {hasHeader && <span className="block truncate text-xs text-dim">{header[i]}</span>}
              <span className="block truncate">{cell.map(drawn)}</span>
            </span>
            {isCut[i] === true && <span className="shrink-0 self-end border-l border-line px-1 text-dim">…</span>}
          </Fragment>
        );
      })}
    </span>
  );
}

function drawn({ text, start, isMatch, isAnswer, style }: Piece): ReactNode {
  if (style === 'prose' && !isMatch && !isAnswer) return text;
  const written = isMatch && style !== 'math' ? <b className="font-semibold text-ink">{text}</b> : text;
  const Place = isAnswer ? 'mark' : 'span';
  return (
    <Place key={start} className={isAnswer ? 'text-ink' : undefined}>
      {style === 'prose' && written}
      {style === 'code' && <code className="font-mono text-xs">{written}</code>}
      {style === 'math' && <InlineFormula tex={text.trim()} />}
    </Place>
  );
}

/** A formula on the line, also where the note has it on lines of its own. */
function InlineFormula({ tex }: { tex: string }) {
  useEffect(() => reportFailure(loadPartsFor(`$$${tex}$$`)), [tex]);
  return <Formula tex={tex} isDisplay={false} />;
}
