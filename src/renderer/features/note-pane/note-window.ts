/** In UTF-16 units. Laying out a longer note as a whole would make the window stutter. */
const maxLength = 200_000;
const around = 50_000;

export interface NoteWindow {
  text: string;
  /** Where it begins in the note. */
  start: number;
  /** Whether `text` is only a part of the note. */
  isPart: boolean;
}

/** The part of a note to show: all of it; in a very long one, the part around the passage, or without one its beginning. */
export function noteWindow(text: string, passage: { start: number; end: number } | null): NoteWindow {
  if (text.length <= maxLength) return { text, start: 0, isPart: false };
  const centre = passage ?? { start: 0, end: 0 };
  const start = onBoundary(text, Math.max(0, centre.start - around));
  const end = onBoundary(text, Math.min(text.length, centre.end + around));
  return { text: text.slice(start, end), start, isPart: true };
}

/** Steps back from the middle of a surrogate pair. */
function onBoundary(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return offset > 0 && unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
