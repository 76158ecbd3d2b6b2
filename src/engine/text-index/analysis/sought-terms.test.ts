import { assert, constantFrom, array as listOf, property } from 'fast-check';
import { expect, it } from 'vitest';
import { languages } from './languages.ts';
import { changingFirstLetters, SoughtTerms } from './sought-terms.ts';
import { termsOfWord } from './stemming.ts';
import { forEachTerm } from './terms.ts';

/** Without passing over any word. */
function everyTerm(text: string, language: string) {
  let words = 0;
  const all: { term: string; start: number; end: number; kind: string; words: number }[] = [];
  forEachTerm(text, language, (term, start, end, kind) => {
    if (kind === 'word') words++;
    all.push({ term, start, end, kind, words });
  });
  return all;
}

it.for([...languages.keys()])('the first letter of a word stays as it is in its terms: %s', (language) => {
  const endings = ['', 'es', 'ing', 'en', 'ité'];
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const made = letters.flatMap((a) => letters.flatMap((b) => ['a', 'n'].map((c) => a + b + c)));
  const words = made.flatMap((word) => endings.map((ending) => word + ending));
  const listed = [...languages.values()].flatMap(({ stopWords }) => stopWords.map((word) => word.toLowerCase()));
  const changed = [...words, ...listed.filter((word) => /^[a-z]\p{L}*$/u.test(word))].filter((word) => {
    const terms = termsOfWord(word, language);
    return terms.length === 0 || terms.some((term) => term[0] !== word[0]);
  });
  expect(changed.length > 0).toBe(changingFirstLetters.has(language));
});

it('sought terms are found where they stand in any text, with the words before them', () => {
  const pieces = [
    'Hives',
    'hive',
    'HIVE',
    'bee-hive',
    'the',
    'Ärger',
    'ärgern',
    'Müller',
    '9',
    'B52',
    '#tag',
    '日本の',
  ];
  const texts = listOf(constantFrom(...pieces, '\n', '. ', 'l’eau', 'ﬁsh', '😀', 'buna'), { maxLength: 12 });
  const sought = ['hive', 'arger', 'mueller', 'b52', '#tag', 'beehiv', '日本', '9', 'eau', 'fish', 'buna', 'p'];
  assert(
    property(texts, constantFrom('en', 'de', 'fr', 'ja', 'tr'), (words, language) => {
      const text = words.join(' ');
      const terms = new Set(sought);
      const expected = everyTerm(text, language).filter(({ term }) => terms.has(term));
      expect(new SoughtTerms(terms).in(text, language)).toEqual(expected);
    }),
  );
});
