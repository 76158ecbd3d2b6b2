import { remembering } from '../../../shared/remembering.ts';
import { fallbackLanguage } from './stemming.ts';
import { forEachTerm, type TermKind } from './terms.ts';

export interface TermPlace {
  term: string;
  /** UTF-16 offsets in the text, `end` exclusive. */
  start: number;
  end: number;
  kind: TermKind;
}

/** A passage has about a hundred terms: this is some ten megabytes. */
const mostTexts = 1_000;
const byLanguage = new Map<string, (text: string) => readonly TermPlace[]>();

/** The terms of a text, as indexed for notes in this language, in the order in which they begin; remembered for the last texts. */
export function termsIn(text: string, language: string | null): readonly TermPlace[] {
  const read = language ?? fallbackLanguage;
  let reader = byLanguage.get(read);
  if (reader === undefined) {
    reader = remembering((each) => termsOf(each, read), mostTexts);
    byLanguage.set(read, reader);
  }
  return reader(text);
}

function termsOf(text: string, language: string): TermPlace[] {
  const terms: TermPlace[] = [];
  forEachTerm(text, language, (term, start, end, kind) => terms.push({ term, start, end, kind }));
  return terms;
}
