import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { fold } from './fold.ts';

type Stemmer = (word: string) => string;

/** By ISO 639-1 code. */
const stemmers = new Map<string, Stemmer>([
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
]);

/** What a note’s words are stemmed by where its language is not known: most such notes are too short to tell. */
export const fallbackLanguage = 'en';

const cachedWords = 50_000;
const caches = new Map<string, Map<string, string>>();
const stemmed = /^[\p{L}\p{M}]{3,40}$/u;

/**
 * A word as it is indexed: its stem in the given language, folded. Words repeat, so each is worked out once. A language without a
 * stemmer leaves words as they are.
 * @param word lower-cased, with its accents: stemmers go by them.
 */
export function stemOf(word: string, language: string): string {
  const stemmer = stemmers.get(language);
  if (stemmer === undefined) return fold(word);
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = new Map();
    caches.set(language, cache);
  }
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = fold(stemmed.test(word) ? stemmer(word) : word);
  if (cache.size >= cachedWords) cache.clear();
  cache.set(word, stem);
  return stem;
}
