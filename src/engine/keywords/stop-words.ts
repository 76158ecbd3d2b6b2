import { stopwords as arabic } from '@orama/stopwords/arabic';
import { stopwords as danish } from '@orama/stopwords/danish';
import { stopwords as dutch } from '@orama/stopwords/dutch';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as finnish } from '@orama/stopwords/finnish';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as greek } from '@orama/stopwords/greek';
import { stopwords as hungarian } from '@orama/stopwords/hungarian';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as norwegian } from '@orama/stopwords/norwegian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as romanian } from '@orama/stopwords/romanian';
import { stopwords as russian } from '@orama/stopwords/russian';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import { stopwords as swedish } from '@orama/stopwords/swedish';
import { stopwords as turkish } from '@orama/stopwords/turkish';
import { fold } from './fold.ts';

/** By ISO 639-1 code. Lists spell some words with an apostrophe; words of a text are told without. */
const lists: [string, string[]][] = [
  ['ar', arabic],
  ['da', danish],
  ['de', german],
  ['el', greek],
  ['en', english],
  ['es', spanish],
  ['fi', finnish],
  ['fr', french],
  ['hu', hungarian],
  ['it', italian],
  ['nl', dutch],
  ['no', norwegian],
  ['pt', portuguese],
  ['ro', romanian],
  ['ru', russian],
  ['sv', swedish],
  ['tr', turkish],
];

const stopWords = new Map(
  lists.map(([language, words]) => [language, new Set(words.map((word) => fold(word).replaceAll(/['’]/g, '')))]),
);

/** Lists leave out some. Those that are typed large may be a name: the languages C and R. */
const loneLetter = /^(?:\p{Ll}|[AI])$/u;

/** Whether a word says next to nothing by itself in this language: “the”, “how”, “is”. */
export function isStopWord(word: string, language: string): boolean {
  if (loneLetter.test(word)) return true;
  return stopWords.get(language)?.has(fold(word).replaceAll(/['’]/g, '')) ?? false;
}
