import { useMemo } from 'react';
import type { PassageFound } from '../../../shared/domain.ts';
import { excerpt, type Piece } from './excerpt.ts';
import { useSentence } from './use-sentences.ts';

const lineClamps = {
  two: { clamp: 'line-clamp-2', kept: 'min-h-10' },
  three: { clamp: 'line-clamp-3', kept: 'min-h-15' },
} as const;

interface PassageTextProps {
  passage: PassageFound;
  /** Of its note, where that stands above it. */
  title: string;
  lines: keyof typeof lineClamps;
}

/** A passage under its headings, with the sentence that answers and the words of the query marked. */
export function PassageText({ passage, title, lines }: PassageTextProps) {
  const sentence = useSentence(passage);
  const shown = useMemo(() => excerpt({ ...passage, title }, sentence), [passage, title, sentence]);
  const trail = passage.headings.filter((heading) => heading !== title);
  const { clamp, kept } = lineClamps[lines];
  return (
    <>
      {trail.length > 0 && <p className="mb-1 truncate text-xs font-medium text-muted">{trail.join(' › ')}</p>}
      {/* A long passage keeps all its lines: the list stays still when another part of it is shown. */}
      <p className={`text-[13px] leading-5 break-words text-muted ${clamp} ${shown.isLong ? kept : ''}`}>
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
