import type { TextRange } from '../../../shared/domain.ts';
import type { Highlight } from './highlight.ts';

/** A piece of text with the same marking throughout. */
export interface TextRun {
  text: string;
  isPassage: boolean;
  /** Whether it belongs to the sentence that answers; only inside the passage. */
  isSentence: boolean;
  /** Whether it is a word of the query; only inside the passage. */
  isWord: boolean;
}

/**
 * Splits a text where its marking changes.
 * @param offsetAt the offset in the note of each UTF-16 unit of the text, never decreasing; -1 where the note does not
 * show it: such a unit goes with the one before it.
 */
export function textRuns(text: string, offsetAt: (index: number) => number, highlight: Highlight): TextRun[] {
  const runs: TextRun[] = [];
  const wordAt = follower(highlight.words);
  let now: Omit<TextRun, 'text'> = { isPassage: false, isSentence: false, isWord: false };
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

/** Whether one of the ranges contains an offset. The ranges are in order, and the offsets asked about never decrease. */
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
