import { stemOf } from '../../text-index/analysis/stemming.ts';

/** Endings that stemmers take off, plain ones and those that make a word of another kind, without accents. */
const endings = [
  '',
  // English.
  ...['s', 'e', 'ed', 'ing', 'es', 'ic', 'al', 'ation', 'er', 'ate', 'tion', 'ated', 'ers', 'ity', 'ive', 'able'],
  ...['ent', 'd', 'ous', 'ally', 'ations', 'ical', 'ness', 'ating', 'tions', 'ism', 'ly', 'y', 'ates', 'ings'],
  ...['sion', 'ant', 'ence', 'ative', 'ment', 'ion', 'ance', 'ics', 'ized', 'als', 'ization', 'isation', 'ful'],
  ...['ically', 'ely', 'ator', 'ities', 'ize', 'ise', 'ication', 'ement', 'ants', 'ible', 'ions', 'sions', 'ators'],
  ...['ents', 'ency', 'ality', 'tional', 'izing', 'ising', 'ised', 'ments', 'ively', 'ently', 'eous', 'ational'],
  ...['ately', 'ously', 'ivity', 'ability', 'or', 'ors', 'ements', 'ences', 'ies', 'ications', 'ances', 'ably'],
  ...['ibility', 'ancy', 'less'],
  // German, Dutch and the Nordic languages.
  ...['en', 'em', 'ern', 'end', 'ung', 'ungen', 'ig', 'ige', 'igen', 'iger', 'lich', 'liche', 'lichen', 'isch'],
  ...['heit', 'keit', 'igkeit', 'keiten', 'st', 't', 'te', 'ten', 'tat', 'taten', 'ingen', 'heid', 'elijk', 'ar'],
  ...['arna', 'erna', 'ene'],
  // The Romance languages.
  ...['a', 'o', 'as', 'os', 'i', 'ique', 'isme', 'iste', 'eur', 'euse', 'eurs', 'amment', 'ite', 'ites', 'if'],
  ...['acion', 'aciones', 'cion', 'ciones', 'idad', 'idades', 'mente', 'amente', 'ando', 'iendo', 'ado', 'ada'],
  ...['ados', 'azione', 'azioni', 'zione', 'zioni', 'ita', 'amento', 'acao', 'acoes', 'cao', 'coes', 'idade', 'ir'],
  ...['re', 'are'],
];

export const longestEnding = Math.max(...endings.map(({ length }) => length));
const vowel = /^[aeiouy]/;

/** What words with this term begin with: “plan” and “plann”ing, “carri”es and “carry”ing. */
export function beginningsOf(term: string): string[] {
  const doubled = term + (term.at(-1) ?? '');
  return term.endsWith('i') ? [term, `${term.slice(0, -1)}y`] : [term, doubled];
}

/** The words of these lengths that begin so, with an ending that may follow the term. Whether they are words is not said. */
export function wordsOf(beginning: string, term: string, shortest: number, longest: number): string[] {
  const isDoubled = beginning.length > term.length;
  return endings.flatMap((ending) => {
    const length = beginning.length + ending.length;
    if (length < shortest || length > longest || (isDoubled && !vowel.test(ending))) return [];
    return [beginning + ending];
  });
}

/** Whether stemmers of these languages take the term from the word. */
export function comesFrom(term: string, word: string, languages: readonly string[]): boolean {
  return languages.some((language) => stemOf(word, language) === term);
}
