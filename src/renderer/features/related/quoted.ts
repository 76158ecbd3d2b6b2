import type { NoteFormat } from '../../../shared/domain.ts';
import { formats } from '../../../shared/formats.ts';
import type { QuotedSentence } from '../../../shared/links.ts';
import { plainText } from '../results/plain-text.ts';

/** A part of a quoted sentence. */
export interface Quoted {
  text: string;
  /** Whether the relation rests on it. */
  isMarked: boolean;
}

/** A quoted sentence as it is read, without its markup, in parts. */
export function quotedParts({ text, start, marks }: QuotedSentence, format: NoteFormat): Quoted[] {
  const plain = plainText(text, format);
  const isKept = (at: number): boolean => plain.spans.some((span) => span.start <= at && at < span.end);
  // Of a table, a sentence is a row: the bars that make it one are not quoted with it, but those in code and formulas are.
  const shown = formats[format].isMarkdown
    ? plain.text.replace(/ \| /g, (bar, at: number) => (isKept(at) ? bar : ' · '))
    : plain.text;
  const placeOf = (offset: number): number => {
    const at = plain.offsets.findIndex((place) => place >= offset - start);
    return at === -1 ? shown.length : at;
  };
  const parts: Quoted[] = [];
  let done = 0;
  for (const mark of marks) {
    const [from, to] = [Math.max(done, placeOf(mark.start)), placeOf(mark.end)];
    if (to <= from) continue;
    parts.push({ text: shown.slice(done, from), isMarked: false });
    parts.push({ text: shown.slice(from, to), isMarked: true });
    done = to;
  }
  parts.push({ text: shown.slice(done), isMarked: false });
  return parts.filter((part) => part.text !== '');
}
