import { useMemo } from 'react';
import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { useSentence } from '../search/sentences-store.ts';
import { excerpt, type Piece } from './excerpt.ts';

const lineClamps = {
  two: { clamp: 'line-clamp-2', reserved: 'min-h-10' },
  // In a narrow window the results have the whole width, and two lines hold as much.
  three: { clamp: 'line-clamp-2 wide:line-clamp-3', reserved: 'min-h-10 wide:min-h-15' },
} as const;

interface PassageTextProps {
  passage: FoundPassage;
  /** What is already shown about its note. */
  note: Pick<Hit, 'title' | 'format'>;
  lines: keyof typeof lineClamps;
}

/** A passage under its headings, with the sentence that answers and the words of the query marked. */
export function PassageText({ passage, note, lines }: PassageTextProps) {
  const sentence = useSentence(passage);
  const { title, format } = note;
  const shown = useMemo(() => excerpt({ ...passage, title, format }, sentence), [passage, title, format, sentence]);
  const trail = passage.headings.filter((heading) => heading !== title);
  if (passage.page !== null) trail.push(`page ${passage.page}`);
  const { clamp, reserved } = lineClamps[lines];
  return (
    <>
      {trail.length > 0 && <p className="mb-1 truncate text-xs font-medium text-muted">{trail.join(' › ')}</p>}
      {/* A long passage reserves all its lines, so that nothing moves when another part of it is shown. */}
      <p className={`text-sm leading-5 break-words text-muted ${clamp} ${shown.isLong ? reserved : ''}`}>
        {shown.isCut && '…'}
        {shown.before.map(drawn)}
        {shown.sentence.length > 0 && <mark className="text-ink">{shown.sentence.map(drawn)}</mark>}
        {shown.after.map(drawn)}
      </p>
    </>
  );
}

function drawn({ text, start, isMatch }: Piece) {
  if (!isMatch) return text;
  return (
    <b key={start} className="font-semibold text-ink">
      {text}
    </b>
  );
}
