import type { TextRange } from '../../../shared/domain.ts';
import { frontMatterIn } from '../../../shared/front-matter.ts';

/** An embed is a glance at another note. In UTF-16 units. */
const longest = 8_000;

/** The text of a note that an embed shows: one place in it, or all of it; a long one up to the end of a paragraph. */
export function embeddedText(note: string, place: TextRange | null): { text: string; isCut: boolean } {
  const text = place ? note.slice(place.start, place.end) : note.slice(frontMatterIn(note)?.end ?? 0);
  if (text.length <= longest) return { text, isCut: false };
  const end = text.lastIndexOf('\n\n', longest);
  return { text: text.slice(0, end > 0 ? end : longest).toWellFormed(), isCut: true };
}
