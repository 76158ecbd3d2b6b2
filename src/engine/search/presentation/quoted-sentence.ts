import type { TextRange } from '../../../shared/domain.ts';
import type { QuotedSentence } from '../../../shared/links.ts';
import { sentencesOf } from './sentences.ts';

/** A longer line, such as a table’s row, is quoted around the place only. In UTF-16 code units. */
const maxLength = 600;

/**
 * The sentences of a passage that hold these places, each once, in order. Where there is no sentence, as in a list of
 * links, it is the line.
 * @param start where the passage begins in its file; places are in the file, too.
 */
export function sentencesAt(passage: string, start: number, places: readonly TextRange[]): QuotedSentence[] {
  const sentences = sentencesOf(passage);
  const quoted: QuotedSentence[] = [];
  for (const place of places) {
    const at = place.start - start;
    const last = quoted.at(-1);
    if (last !== undefined && place.start < last.start + last.text.length) {
      last.marks.push(place);
      continue;
    }
    const found = sentences.find((sentence) => sentence.start <= at && sentence.end > at) ?? lineAt(passage, at);
    const range = shortened(passage, found, at);
    quoted.push({ text: passage.slice(range.start, range.end), start: range.start + start, marks: [place] });
  }
  return quoted;
}

function lineAt(text: string, at: number): TextRange {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end === -1 ? text.length : end };
}

function shortened(text: string, { start, end }: TextRange, at: number): TextRange {
  if (end - start <= maxLength) return { start, end };
  const from = Math.max(start, at - maxLength / 2);
  const piece = { start: from, end: Math.min(end, from + maxLength) };
  // From one space to another, so that no word or character is cut.
  const first = from === start ? 0 : text.slice(piece.start, at).search(/\s/) + 1;
  return { start: piece.start + first, end: piece.end };
}
