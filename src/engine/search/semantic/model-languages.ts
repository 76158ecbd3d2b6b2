import { catalogue, english } from '../../models/catalogue.ts';
import { likeliestLanguageOf, reliableLanguageOf } from '../../parsing/language.ts';

/** The languages that a model was trained on. */
export interface ModelLanguages {
  /** @param language ISO 639-1; null if it is not known, and then assumed to be one of them. */
  knows(language: string | null): boolean;
  /** @param libraryLanguages the common languages of the notes: a query is hardly in any other unless it is long. */
  knowsQuery(query: string, libraryLanguages: readonly string[]): boolean;
}

const letters = /\p{L}/gu;
const latin = /\p{sc=Latin}/gu;
/** Names and single words in another script do not make a text foreign. */
const maxForeignShare = 0.5;
/** Characters from which a query’s language is certain enough, even if no note is in it. */
const longQuery = 40;

const onlyEnglish: ModelLanguages = {
  knows: (language) => language === null || language === 'en',
  knowsQuery: (query, libraryLanguages) =>
    isMostlyLatin(query) && onlyEnglish.knows(likelyLanguage(query, libraryLanguages)),
};

const everyLanguage: ModelLanguages = { knows: () => true, knowsQuery: () => true };

/** What the catalogue says of a model; null if it is not in the catalogue. */
export function cataloguedLanguages(modelId: string): ModelLanguages | null {
  const entry = catalogue.find(({ id }) => id === modelId);
  if (entry === undefined) return null;
  return entry.languages === english ? onlyEnglish : everyLanguage;
}

/** The language of a query; null if it is not certain. A short one may look like any language: it is one of the notes’, or English. */
export function likelyLanguage(query: string, libraryLanguages: readonly string[]): string | null {
  return query.length >= longQuery
    ? reliableLanguageOf(query)
    : likeliestLanguageOf(query, [...libraryLanguages, 'en']);
}

function isMostlyLatin(text: string): boolean {
  const all = text.match(letters)?.length ?? 0;
  return all === 0 || (text.match(latin)?.length ?? 0) >= all * (1 - maxForeignShare);
}
