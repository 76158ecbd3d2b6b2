import type { TextRange } from '../../../shared/domain.ts';
import type { PlainText } from './plain-text.ts';

/** A part of a text that is drawn in one way. */
export interface Piece {
  text: string;
  /** Where it begins in the text. */
  start: number;
  /** Whether this is a word of the query. */
  isMatch: boolean;
  /** Whether it belongs to the sentence that answers, where that is not known from its place. */
  isAnswer: boolean;
  style: 'prose' | 'code' | 'math';
}

interface Wanted extends TextRange {
  /** The query’s words, in order. */
  matches: readonly TextRange[];
  answer: TextRange | null;
}

/** A stretch of a text in pieces. A formula is one piece, whatever words are in it. */
export function piecesOf(
  { text, spans }: Pick<PlainText, 'text' | 'spans'>,
  { start, end, matches, answer }: Wanted,
): Piece[] {
  const formulas = spans.filter(({ kind }) => kind === 'math');
  const edges = [...matches, ...spans, ...(answer ? [answer] : [])].flatMap((each) => [each.start, each.end]);
  const inside = edges.filter(
    (edge) => edge > start && edge < end && !formulas.some((each) => each.start < edge && edge < each.end),
  );
  const cuts = [start, ...[...new Set(inside)].sort((a, b) => a - b), end];
  return cuts.slice(0, -1).flatMap((from, i) => {
    const to = cuts[i + 1] ?? end;
    if (to <= from) return [];
    const touches = (range: TextRange): boolean => range.start < to && from < range.end;
    return [
      {
        text: text.slice(from, to),
        start: from,
        isMatch: matches.some(touches),
        isAnswer: answer !== null && touches(answer),
        style: spans.find(touches)?.kind ?? 'prose',
      },
    ];
  });
}
