import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Counts the WordPiece tokens of a text, without the special tokens that a model adds around it. */
export type CountTokens = (text: string) => number;

const tokenizerFile = z.object({
  model: z.object({
    type: z.literal('WordPiece'),
    // Its numbers do not matter here: checking all of them takes longer than reading the file.
    vocab: z.looseObject({}),
    continuing_subword_prefix: z.string(),
    max_input_chars_per_word: z.int(),
  }),
});

// BERT’s pre-tokenizer: CJK characters and punctuation stand alone; anything else extends to the next space.
const cjk =
  '\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF' +
  '\\u{20000}-\\u{2A6DF}\\u{2A700}-\\u{2B73F}\\u{2B740}-\\u{2B81F}\\u{2B920}-\\u{2CEAF}\\u{2F800}-\\u{2FA1F}';
const punctuation = '\\p{P}$+<=>^`|~';
const words = new RegExp(`[${cjk}]|[${punctuation}]|[^\\s${punctuation}${cjk}]+`, 'gu');
/** What the tokenizer removes first: characters for control and for private use, and the replacement character. */
const removed = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\uFFFD]/gu;
const marks = /\p{Mn}/gu;

/**
 * Letter by letter as the tokenizer does it, with no form of its own for Σ at the end of a word; and before the text is cut
 * into words: without its stroke, ≠ is a sign that stands alone.
 */
function plainOf(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase().replace(removed, '').normalize('NFD').replace(marks, '');
}

// Most notes are plain ASCII, for which a simple, equivalent pattern is several times as fast.
const beyondAscii = /[^\t\n\r\x20-\x7e]/;
const asciiWords = /[a-z0-9]+|[^\sa-z0-9]/g;

const maxCachedWords = 100_000;

/**
 * A counter for the vocabulary of a `tokenizer.json` (WordPiece, lower-cased, accents stripped). Words repeat, so their
 * counts are cached: the result is that of tokenising, an order of magnitude faster.
 */
export function tokenCounterOf(tokenizerJson: string): CountTokens {
  const { model } = tokenizerFile.parse(JSON.parse(readFileSync(tokenizerJson, 'utf8')));
  const prefix = model.continuing_subword_prefix;
  const [beginnings, continuations] = piecesByPlace(Object.keys(model.vocab), prefix);
  const counts = new Map<string, number>();

  function piecesOf(word: string): number {
    const known = counts.get(word);
    if (known !== undefined) return known;
    const count = countPieces(word);
    if (counts.size >= maxCachedWords) counts.clear();
    counts.set(word, count);
    return count;
  }

  /** Greedy longest match from the left. A word that the vocabulary cannot spell is one unknown token. */
  function countPieces(word: string): number {
    if (word === '') return 0;
    if ([...word].length > model.max_input_chars_per_word) return 1;
    let start = 0;
    let pieces = 0;
    while (start < word.length) {
      const { known, longest } = start === 0 ? beginnings : continuations;
      let end = Math.min(word.length, start + longest);
      while (end > start && !known.has(word.slice(start, end))) end--;
      if (end === start) return 1;
      start = end;
      pieces++;
    }
    return pieces;
  }

  return (text) => {
    const found = beyondAscii.test(text) ? plainOf(text).match(words) : text.toLowerCase().match(asciiWords);
    let total = 0;
    for (const word of found ?? []) total += piecesOf(word);
    return total;
  };
}

interface Pieces {
  known: ReadonlySet<string>;
  /** UTF-16 code units of the longest. */
  longest: number;
}

/** The pieces that words may begin with, and those that may follow, without the prefix that tells them apart. */
function piecesByPlace(vocabulary: readonly string[], prefix: string): [beginnings: Pieces, continuations: Pieces] {
  const follows = (piece: string) => piece.startsWith(prefix);
  const all = (pieces: string[]): Pieces => ({
    known: new Set(pieces),
    longest: pieces.reduce((longest, { length }) => Math.max(longest, length), 0),
  });
  // A word may be the very letters of a prefixed piece.
  return [all([...vocabulary]), all(vocabulary.filter(follows).map((piece) => piece.slice(prefix.length)))];
}
