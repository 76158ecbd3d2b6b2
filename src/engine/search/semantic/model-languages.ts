import { catalogue, english } from '../../models/catalogue.ts';

/** The languages that a model was trained on. */
export interface ModelLanguages {
  /** @param language ISO 639-1; null if it is not known, and then assumed to be one of them. */
  knows(language: string | null): boolean;
  /** @param libraryLanguages the common languages of the notes: a query is hardly in any other unless it is long. */
  knowsQuery(query: string, libraryLanguages: readonly string[]): Promise<boolean>;
}

const letters = /\p{L}/gu;
const latin = /\p{sc=Latin}/gu;
/** Names and single words in another script do not make a text foreign. */
const maxForeignShare = 0.5;
/** Characters from which a query’s language is certain enough, even if no note is in it. */
const longQuery = 40;

const onlyEnglish: ModelLanguages = {
  knows: (language) => language === null || language === 'en',
  knowsQuery: async (query, libraryLanguages) =>
    isMostlyLatin(query) && knowsLanguageOf(query, libraryLanguages, onlyEnglish.knows),
};

const everyLanguage: ModelLanguages = { knows: () => true, knowsQuery: async () => true };

/** What the catalogue says of a model; null if it is not in the catalogue. */
export function cataloguedLanguages(modelId: string): ModelLanguages | null {
  const entry = catalogue.find(({ id }) => id === modelId);
  if (entry === undefined) return null;
  return entry.languages === english ? onlyEnglish : everyLanguage;
}

/**
 * Whether a model knows the language of a query, told by whether it `knows` one; a query of no certain language is known. A
 * short query may look like any language: it is one of the notes’, or English.
 */
export async function knowsLanguageOf(
  query: string,
  libraryLanguages: readonly string[],
  knows: (language: string | null) => boolean,
): Promise<boolean> {
  const isShort = query.length < longQuery;
  const possible = [...libraryLanguages, 'en'];
  // Most libraries are in one language, and can do without the table by which languages are told apart.
  if (isShort && possible.every(knows)) return true;
  const { likeliestLanguageOf, reliableLanguageOf } = await import('../../parsing/language.ts');
  return knows(isShort ? likeliestLanguageOf(query, possible) : reliableLanguageOf(query));
}

function isMostlyLatin(text: string): boolean {
  const all = text.match(letters)?.length ?? 0;
  return all === 0 || (text.match(latin)?.length ?? 0) >= all * (1 - maxForeignShare);
}
