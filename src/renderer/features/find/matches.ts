import type { TextRange } from '../../../shared/domain.ts';
import { type FoldedText, foldText } from './fold-text.ts';

/** More are not counted. */
export const maxMatches = 5_000;

/** Where a text contains what is looked for, whatever its case and diacritics; in order, and never overlapping. */
export function matchesIn({ folded, offsetOf }: FoldedText, wanted: string): TextRange[] {
  const needle = foldText(wanted).folded;
  const matches: TextRange[] = [];
  if (needle.trim() === '') return matches;
  for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + needle.length)) {
    matches.push({ start: offsetOf(at), end: offsetOf(at + needle.length) });
    if (matches.length === maxMatches) break;
  }
  return matches;
}
