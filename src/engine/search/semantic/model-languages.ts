import type { ModelSpec } from '../../../shared/models.ts';
import { catalogue } from '../../models/catalogue.ts';
import { reliableLanguageOf } from '../../parsing/language.ts';

/** The languages that a model was trained on. */
export interface ModelLanguages {
  /** @param language ISO 639-1; null if it is not known, and then assumed to be one of them. */
  knows: (language: string | null) => boolean;
  /** @param libraryLanguages the common languages of the notes: a query is hardly in any other unless it is long. */
  knowsQuery: (query: string, libraryLanguages: readonly string[]) => boolean;
}

const letters = /\p{L}/gu;
const latin = /\p{sc=Latin}/gu;
/** Names and single words in another script do not make a text foreign. */
const maxForeignShare = 0.5;
/** Characters; the language of a shorter query is believed only if there are notes in it. */
const longQuery = 40;

const everyLanguage: ModelLanguages = { knows: () => true, knowsQuery: () => true };

const onlyEnglish: ModelLanguages = {
  knows: (language) => language === null || language === 'en',
  knowsQuery(query, libraryLanguages) {
    const all = query.match(letters)?.length ?? 0;
    if (all > 0 && (query.match(latin)?.length ?? 0) < all * (1 - maxForeignShare)) return false;
    const language = reliableLanguageOf(query);
    const isLikely = language !== null && (libraryLanguages.includes(language) || query.length >= longQuery);
    return !isLikely || language === 'en';
  },
};

/** A model that is not in the catalogue is assumed to know all languages. */
export function modelLanguagesOf({ id }: ModelSpec): ModelLanguages {
  const entry = catalogue.find((known) => known.id === id);
  return entry?.languages === 'English' ? onlyEnglish : everyLanguage;
}
