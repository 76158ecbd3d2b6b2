import { stemmer as stemArabic } from '@orama/stemmers/arabic';
import { stemmer as stemDanish } from '@orama/stemmers/danish';
import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFinnish } from '@orama/stemmers/finnish';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stemmer as stemGreek } from '@orama/stemmers/greek';
import { stemmer as stemHungarian } from '@orama/stemmers/hungarian';
import { stemmer as stemItalian } from '@orama/stemmers/italian';
import { stemmer as stemNorwegian } from '@orama/stemmers/norwegian';
import { stemmer as stemPortuguese } from '@orama/stemmers/portuguese';
import { stemmer as stemRomanian } from '@orama/stemmers/romanian';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { stemmer as stemSwedish } from '@orama/stemmers/swedish';
import { stemmer as stemTurkish } from '@orama/stemmers/turkish';
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

interface Language {
  stem: (word: string) => string;
  stopWords: readonly string[];
}

/** Words that the lists lack: those that questions begin with, and contractions. */
const lackedWords = {
  da: ['hvem', 'hvornår', 'hvorfor', 'hvordan'],
  de: [
    ...['wann', 'wer', 'wen', 'wem', 'warum', 'wieso', 'weshalb', 'woher', 'wohin', 'wieviel'],
    ...['ans', 'aufs', 'beim', 'durchs', 'fürs', 'übers', 'ums'],
  ],
  fi: ['milloin', 'miten'],
  fr: ['quand', 'combien', 'pourquoi', 'comment'],
  it: ['quando'],
  nl: ['waar', 'wanneer', 'waarom', 'hoeveel', 'welke'],
  pt: ['onde', 'porque', 'quanto'],
};

/** The languages with a stemmer and a list of stop words, by ISO 639-1 code. */
export const languages: ReadonlyMap<string, Language> = new Map([
  ['ar', { stem: stemArabic, stopWords: arabic }],
  ['da', { stem: stemDanish, stopWords: [...danish, ...lackedWords.da] }],
  ['de', { stem: stemGerman, stopWords: [...german, ...lackedWords.de] }],
  ['el', { stem: stemGreek, stopWords: greek }],
  ['en', { stem: stemEnglish, stopWords: english }],
  ['es', { stem: stemSpanish, stopWords: spanish }],
  ['fi', { stem: stemFinnish, stopWords: [...finnish, ...lackedWords.fi] }],
  ['fr', { stem: stemFrench, stopWords: [...french, ...lackedWords.fr] }],
  ['hu', { stem: stemHungarian, stopWords: hungarian }],
  ['it', { stem: stemItalian, stopWords: [...italian, ...lackedWords.it] }],
  ['nl', { stem: stemDutch, stopWords: [...dutch, ...lackedWords.nl] }],
  ['no', { stem: stemNorwegian, stopWords: norwegian }],
  ['pt', { stem: stemPortuguese, stopWords: [...portuguese, ...lackedWords.pt] }],
  ['ro', { stem: stemRomanian, stopWords: romanian }],
  ['ru', { stem: stemRussian, stopWords: russian }],
  ['sv', { stem: stemSwedish, stopWords: swedish }],
  ['tr', { stem: stemTurkish, stopWords: turkish }],
]);
