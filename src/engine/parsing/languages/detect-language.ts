import { averageScores, byteLetters } from './ngram-data.ts';
import { NgramTable } from './ngram-table.ts';

/** Characters of a text that are looked at; then bytes, to the next space or, in a long word, to the letter. */
const mostCharacters = 1_000;
const enoughBytes = 350;
const mostBytes = 380;
/** Letters of a word, as bytes, in which n-grams begin. */
const mostOfWord = 70;
/** Of fewer n-grams a language is not told for certain. */
const fewestNgrams = 3;
/** The share of the average score from which a language is certain. */
const certain = 0.75;
/** The mean score of n-grams that is half of what a text can reach. */
const halfScore = 25;

/** Letters outside the Basic Multilingual Plane separate words, too: the table knows none. An apostrophe before a letter does not. */
const separators = /(?:[^\p{L}]|[\u{10000}-\u{10ffff}])+(?<!['\x60\u2019])/gu;

export interface DetectedLanguage {
  /** ISO 639-1. */
  language: string;
  isReliable: boolean;
  /** How much speaks for a language, comparable within one text; 0 if nothing does. */
  scoreOf(language: string): number;
}

const table = new NgramTable();
const languages = averageScores.map(([language]) => language);
const encoder = new TextEncoder();

/**
 * Tells the language of a text by the beginnings, middles and ends of its words as bytes of UTF-8, as eld does, whose table this is; null if
 * nothing in the text is in the table.
 */
export function detectLanguage(text: string): DetectedLanguage | null {
  const ngrams = ngramsOf(text.slice(0, mostCharacters).replace(separators, ' ').trim().toLowerCase());
  const sums = new Float64Array(languages.length);
  for (const ngram of ngrams) table.addTo(sums, ngram);
  const most = Math.max(...sums);
  if (most === 0) return null;
  const [language, average] = averageScores[sums.indexOf(most)] ?? ['', 0];
  const mean = most / ngrams.size;
  return {
    language,
    isReliable: ngrams.size >= fewestNgrams && mean / (mean + halfScore) >= certain * average,
    scoreOf: (other) => sums[languages.indexOf(other)] ?? 0,
  };
}

/** Of each word four letters from every third one on, and its last four. A space marks where a word begins and ends. */
function ngramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of encodedWords(text)) {
    const length = Math.min(mostOfWord, word.length);
    let at = 0;
    for (; at + 4 < length; at += 3) found.add(`${at === 0 ? ' ' : ''}${word.slice(at, at + 4)}`);
    found.add(`${at === 0 ? ' ' : ''}${word.slice(Math.max(0, length - 4))} `);
  }
  return found;
}

/** Words with a letter for each byte, from the beginning of a text. */
function encodedWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let bytes = 0;
  for (const letter of text) {
    if (letter === ' ') {
      if (word !== '') words.push(word);
      word = '';
      if (bytes > enoughBytes) break;
    }
    if (letter < '\x80') {
      bytes++;
      if (letter !== ' ') word += letter;
    } else {
      const encoded = encoder.encode(letter);
      bytes += encoded.length;
      for (const byte of encoded) word += byteLetters[byte - 128] ?? '';
    }
    if (bytes > mostBytes) break;
  }
  if (word !== '') words.push(word);
  return words;
}
