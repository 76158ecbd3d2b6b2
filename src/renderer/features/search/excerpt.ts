import type { Hit } from '../../../shared/domain.ts';

/** Markdown marks that carry no meaning once the layout is gone, each with what takes its place. Order matters. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/<!--[\s\S]*?-->/g, ' '],
  [/^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm, ' '],
  [/!\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/\[([^\]]+)\]\([^)]*\)/g, '$1'],
  [/\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/g, '$1'],
  [/^(?=[^\n]*---)[ \t|:-]+$/gm, ' '],
  [/^[ \t]*\|(.*)\|[ \t]*$/gm, '$1'],
  [/^[ \t]*(?:>[ \t]?)+/gm, ''],
  [/^[ \t]*#{1,6}[ \t]+/gm, ''],
  [/^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/gm, ''],
  [/(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1/g, '$2'],
  [/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1'],
  [/`+/g, ''],
];

/** A passage as one line of plain text: Markdown's marks lightly removed, white space collapsed. */
export function plainText(passage: string): string {
  return marks
    .reduce((text, [mark, replacement]) => text.replace(mark, replacement), passage)
    .replace(/\s+/g, ' ')
    .trim();
}

/** The passage without the headings it begins with, where they are shown above it anyway. */
export function withoutHeadings({ passage, title, headings }: Pick<Hit, 'passage' | 'title' | 'headings'>): string {
  const lines = passage.split('\n');
  const first = lines.findIndex((line) => {
    const text = line.replace(/^[ \t]*#{1,6}[ \t]+/, '').trim();
    return text !== '' && text !== title && !headings.includes(text);
  });
  return first > 0 ? lines.slice(first).join('\n') : passage;
}

export interface Piece {
  text: string;
  /** Where it begins in the plain text of the passage. */
  start: number;
  /** Whether this is a word of the query. */
  isMatch: boolean;
}

/** About what fits into the lines of one result. */
const excerptLength = 320;
/** How much of the text before the first match is kept for context. */
const lead = 60;

/**
 * The part of a passage to show for a query, cut into pieces so that the query's words can stand out.
 * It begins at the passage's beginning, unless the first word of the query stands too far from there to be seen.
 */
export function excerpt(passage: string, query: string): Piece[] {
  const text = plainText(passage);
  const pieces = splitAtMatches(text, queryWords(query));
  const firstMatch = pieces[0]?.isMatch === false && pieces.length > 1 ? pieces[0].text.length : 0;
  const start = firstMatch > excerptLength / 2 ? text.indexOf(' ', firstMatch - lead) + 1 : 0;
  return start === 0
    ? pieces
    : [{ text: `…${text.slice(start, firstMatch)}`, start, isMatch: false }, ...pieces.slice(1)];
}

const stopWords = new Set(
  'a an and are as at be but by can do does for from has have how i if in into is it its my no not of on or so than that the their then there these this to was what when where which who why will with you your'.split(
    ' ',
  ),
);
const word = /[\p{L}\p{N}]+/gu;
/** Scripts that put no space between words: their words are found inside longer runs. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a query that are worth pointing out, in lower case; a query of common words keeps them. */
export function queryWords(query: string): string[] {
  const all = query.toLowerCase().match(word) ?? [];
  const telling = all.filter((each) => !stopWords.has(each));
  return [...new Set(telling.length > 0 ? telling : all)];
}

function splitAtMatches(text: string, words: readonly string[]): Piece[] {
  const stems = new Set(words.map(stem));
  const runs = words.filter((each) => unspaced.test(each));
  const pieces: Piece[] = [];
  let done = 0;
  const take = (start: number, end: number): void => {
    if (start > done) pieces.push({ text: text.slice(done, start), start: done, isMatch: false });
    pieces.push({ text: text.slice(start, end), start, isMatch: true });
    done = end;
  };
  for (const { 0: found, index } of text.matchAll(word)) {
    const lower = found.toLowerCase();
    if (stems.has(stem(lower))) take(index, index + found.length);
    else if (lower.length === found.length) {
      for (const { start, end } of placesOf(runs, lower)) take(index + start, index + end);
    }
  }
  if (done < text.length) pieces.push({ text: text.slice(done), start: done, isMatch: false });
  return pieces;
}

/** Where the runs stand in the text, in order, none over another. */
function placesOf(runs: readonly string[], text: string): { start: number; end: number }[] {
  const places = runs.flatMap((run) => {
    const start = text.indexOf(run);
    return start === -1 ? [] : [{ start, end: start + run.length }];
  });
  places.sort((a, b) => a.start - b.start);
  return places.filter((place, i) => place.start >= (places[i - 1]?.end ?? 0));
}

/** A rough English stem, so that `certificates` stands out for `certificate`. For show only: the engine has its own. */
function stem(each: string): string {
  const cut = each.replace(/(?:ing|ed|es|s)$/, '');
  return cut.length >= 3 ? cut.replace(/e$/, '') : each;
}
