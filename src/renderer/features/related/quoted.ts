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
  // Of a table, a sentence is a row: what makes it one is not quoted with it.
  const plain = plainText(formats[format].isMarkdown ? text.replaceAll(' | ', ' · ') : text, format);
  const placeOf = (offset: number): number => {
    const at = plain.offsets.findIndex((place) => place >= offset - start);
    return at === -1 ? plain.text.length : at;
  };
  const parts: Quoted[] = [];
  let done = 0;
  for (const mark of marks) {
    const [from, to] = [Math.max(done, placeOf(mark.start)), placeOf(mark.end)];
    if (to <= from) continue;
    parts.push({ text: plain.text.slice(done, from), isMarked: false });
    parts.push({ text: plain.text.slice(from, to), isMarked: true });
    done = to;
  }
  parts.push({ text: plain.text.slice(done), isMarked: false });
  return parts.filter((part) => part.text !== '');
}
