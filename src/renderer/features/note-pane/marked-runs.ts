import type { TextRange } from '../../../shared/domain.ts';
import type { Highlight } from './highlight.ts';

/** A stretch of text that is marked alike. */
export interface ReembedView {
  text: string;
  isPassage: boolean;
  /** Whether it is of the sentence that answers; only within the passage. */
  isSentence: boolean;
  /** Whether it is a word of the query; only within the passage. */
  isWord: boolean;
}

/**
 * Cuts a text where its marking changes.
 * @param offsetAt the place of each UTF-16 unit of the text in the note, never decreasing; -1 where the note does not
 * show it: such a unit goes with the one before it.
 */
export function runsOf(text: string, offsetAt: (index: number) => number, highlight: Highlight): ReembedView[] {
  const runs: ReembedView[] = [];
  const wordAt = follower(highlight.words);
  let now: Omit<ReembedView, 'text'> = { isPassage: false, isSentence: false, isWord: false };
  let done = 0;
  for (let i = 0; i < text.length; i++) {
    const offset = offsetAt(i);
    if (offset === -1) continue;
    const isPassage = contains(highlight.passage, offset);
    const isSentence = isPassage && highlight.sentence !== null && contains(highlight.sentence, offset);
    const isWord = isPassage && wordAt(offset);
    if (isPassage === now.isPassage && isSentence === now.isSentence && isWord === now.isWord) continue;
    if (i > done) runs.push({ text: text.slice(done, i), ...now });
    now = { isPassage, isSentence, isWord };
    done = i;
  }
  if (done < text.length) runs.push({ text: text.slice(done), ...now });
  return runs;
}

/** Tells of offsets that never decrease whether one of the ranges, which are in order, contains them. */
function follower(ranges: readonly TextRange[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    let range = ranges[next];
    while (range && range.end <= offset) range = ranges[++next];
    return range !== undefined && range.start <= offset;
  };
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return offset >= start && offset < end;
}
