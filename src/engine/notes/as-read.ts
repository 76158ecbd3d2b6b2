import { plainText, withoutComments } from './without-markup.ts';

/**
 * Markup within a word: what is read there is not what is written. Each pattern begins with its mark and looks back from there,
 * which takes a tenth of the time of looking at every letter.
 */
const withinWord = [
  { mark: '&', pattern: /&#?[a-z\d]{2,31};/i },
  { mark: '*', pattern: /\*(?<=[\p{L}\p{N}]\*)\*{0,2}[\p{L}\p{N}]/u },
  { mark: '~~', pattern: /~~(?<=[\p{L}\p{N}]~~)[\p{L}\p{N}]/u },
  { mark: '==', pattern: /==(?<=[\p{L}\p{N}]==)[\p{L}\p{N}]/u },
  { mark: '%%', pattern: /%%(?<=[\p{L}\p{N}]%%)/u },
  { mark: '<', pattern: /<(?:ruby|(?<=[\p{L}\p{N}]<)[^<>\n]{1,200}>(?:<[^<>\n]{1,200}>)*[\p{L}\p{N}])/iu },
  { mark: '](', pattern: /\]\([^()\n]{1,500}\)[\p{L}\p{N}]/u },
  { mark: '](', pattern: /\[(?<=[\p{L}\p{N}]\[)[^[\]\n]{1,80}\]\(/u },
];
/** Marks of emphasis, of highlights and of code. An underscore within a word is none. */
const emphasis = /(?<![\p{L}\p{N}])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])|\*{1,3}|~~|==|`+/gu;

/** Whether the words of a passage of Markdown are those that a reader sees, as in almost all. */
export function isReadAsWritten(passage: string): boolean {
  return !withinWord.some(({ mark, pattern }) => passage.includes(mark) && pattern.test(passage));
}

/** The reading of a Japanese word, in brackets behind it. */
const reading = /(?<=\p{sc=Han})[（(][\p{sc=Hiragana}\p{sc=Katakana}ー\s]+[)）]/gu;

/** A text without the readings of its words, so that a word and the one after it stand together. */
export function withoutReadings(text: string): string {
  return text.includes('（') || text.includes('(') ? text.replace(reading, '') : text;
}

/** A passage of Markdown without what its reader does not see: comments. A passage with a block of code stays, as code is seen as it is. */
export function seenOf(passage: string): string {
  const mayHide = passage.includes('%%') || passage.includes('<!--');
  return mayHide && !/^[ \t]*(?:`{3}|~{3})/m.test(passage) ? withoutComments(passage) : passage;
}

/** A passage as its reader sees it, with neither markup nor emphasis. */
export function asRead(passage: string): string {
  return plainText(passage).replace(emphasis, '');
}
