import { Fragment } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { count, date, relativeDate } from '../../lib/format.ts';
import { folderName, innerPlaceOf, placeOf } from '../../lib/paths.ts';
import { Grade } from '../search/grade.tsx';
import type { Density } from '../search/row-heights.ts';
import { trailOf } from './heading-trail.ts';
import { moreText } from './more-text.ts';
import { PassageText } from './passage-text.tsx';
import { piecesOf } from './pieces.ts';

interface HitTextProps {
  hit: Hit;
  density: Density;
  /** The figures behind the grade; null in a list that answers nothing, and has no grades. */
  hint: string | null;
  hasSeveralFolders: boolean;
  /** Whether its buttons are shown, which tell what else belongs to it. */
  hasTools: boolean;
}

/** A hit: title and grade, where and when, and its passage; in a compact list on two lines. */
export function HitText({ hit, density, hint, hasSeveralFolders, hasTools }: HitTextProps) {
  const place = hasSeveralFolders ? placeOf(hit) : innerPlaceOf(hit);
  const title = (
    <span className="min-w-0 truncate text-base font-semibold" title={visible(hit.title)}>
      <TitleText {...hit} />
    </span>
  );
  const day = (
    <span className="shrink-0" title={date(hit.date)}>
      {relativeDate(hit.date, Date.now())}
    </span>
  );
  if (density === 'compact') {
    return (
      <div className="px-2">
        <div className="flex h-5 items-baseline gap-2.5">
          {title}
          <p className="flex max-w-1/2 min-w-fit flex-1 gap-1.5 text-xs text-dim">
            {place !== '' && <Place path={folderName(place)} className="max-w-20" />}
            {day}
            <MoreHint hit={hit} hasTools={hasTools} />
          </p>
          <span className="ml-auto">{hint !== null && <Grade hit={hit} hint={hint} isBrief />}</span>
        </div>
        <PassageText passage={hit} note={hit} density={density} />
      </div>
    );
  }
  const trail = trailOf(hit, hit);
  return (
    <div className="px-2 py-1">
      <div className="flex items-baseline gap-3">
        {title}
        <span className="flex-1" />
        {hint !== null && <Grade hit={hit} hint={hint} />}
      </div>
      <p className="flex gap-1.5 text-xs text-dim">
        {place !== '' && <Place path={place} />}
        {day}
        {trail !== '' && (
          <>
            <span aria-hidden>·</span>
            <span className="min-w-0 shrink-[4] truncate">{visible(trail)}</span>
          </>
        )}
        <MoreHint hit={hit} hasTools={hasTools} />
      </p>
      <PassageText passage={hit} note={hit} density={density} />
    </div>
  );
}

/** A title with the words of the query marked, as they are in the passage. */
function TitleText({ title, titleMarks }: Pick<Hit, 'title' | 'titleMarks'>) {
  const wanted = { start: 0, end: title.length, matches: titleMarks, answer: null };
  return piecesOf({ text: title, spans: [] }, wanted).map(({ text, start, isMatch }) =>
    isMatch ? (
      <b key={start} className="font-semibold underline decoration-accent decoration-2 underline-offset-3">
        {visible(text)}
      </b>
    ) : (
      <Fragment key={start}>{visible(text)}</Fragment>
    ),
  );
}

/** Folders, of which the last ones stay where there is little room. */
function Place({ path, className = '' }: { path: string; className?: string }) {
  return (
    <>
      <span className={`min-w-0 truncate [direction:rtl] ${className}`} title={visible(path)}>
        <bdi>{visible(path)}</bdi>
      </span>
      <span aria-hidden>·</span>
    </>
  );
}

/** How many other passages and nearly identical notes belong to a hit: a number to see, and words to hear. */
function MoreHint({ hit: { passages, duplicates }, hasTools }: Pick<HitTextProps, 'hit' | 'hasTools'>) {
  const text = moreText(passages - 1, duplicates.length);
  if (text === null) return null;
  return (
    <span className="shrink-0 tabular-nums" title={text}>
      <span aria-hidden className={hasTools ? 'invisible' : ''}>
        +{count(passages - 1 + duplicates.length)}
      </span>
      <span className="sr-only">{text}</span>
    </span>
  );
}
