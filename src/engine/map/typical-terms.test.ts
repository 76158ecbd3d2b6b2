import { expect, it } from 'vitest';
import { indexOf } from '../testing/passages.ts';
import { typicalTerms } from './typical-terms.ts';

const never = new AbortController().signal;

it('a cluster’s terms are those that its notes share and others lack; small words, numbers and rare words are none', async () => {
  const bees = (rare: string) => ({ title: 'A hive', passages: [`the bees in the garden of 2024 ${rare}`] });
  const trains = (rare: string) => ({ title: 'A train', passages: [`the railway by the garden of 2024 ${rare}`] });
  const index = indexOf([
    ...['one', 'stung', 'honeycomb', 'waxen', 'queenly', 'droning', 'swarmed', 'smoked', 'sugary'].map(bees),
    ...['late', 'sleeper', 'ticketed', 'shunted', 'steamed', 'coaled', 'signalled', 'tunnelled', 'northern'].map(
      trains,
    ),
  ]);
  const clusterOf = Int32Array.from({ length: 19 }, (_, id) => (id === 0 ? -1 : id <= 9 ? 0 : 1));
  const terms = await typicalTerms(index, clusterOf, [9, 9], never);
  const words = terms.map((typical) => typical.map(({ term }) => index.vocabulary.terms[term]));
  expect(words[0]?.slice(0, 2)).toEqual(['hive', 'bee']);
  expect(words[1]?.slice(0, 2)).toEqual(['train', 'railwai']);
  expect(words.flat()).not.toContain('the');
  expect(words.flat()).not.toContain('2024');
  expect(words.flat()).not.toContain('honeycomb');
});

it('the passages of removed notes name no cluster', async () => {
  const index = indexOf(Array.from({ length: 6 }, () => ({ passages: ['bees'] })));
  index.remove([1, 2, 3, 4, 5, 6], true);
  expect(await typicalTerms(index, new Int32Array(7), [6], never)).toEqual([[]]);
});

it('a word that other clusters have, too, does not name one, however many of its notes have it', async () => {
  const passages = [
    ...['days of honey', 'honey for days', 'stinging', 'humming', 'honey'],
    ...['days of clay', 'clay for days', 'clay in days', 'glaze in days', 'days at the kiln'],
  ];
  const index = indexOf(passages.map((passage) => ({ passages: [passage] })));
  const clusterOf = Int32Array.from({ length: 11 }, (_, id) => (id === 0 ? -1 : id <= 5 ? 0 : 1));
  const [, pottery = []] = await typicalTerms(index, clusterOf, [5, 5], never);
  const words = pottery.map(({ term }) => index.vocabulary.terms[term]);
  expect(words.indexOf('clai')).toBeLessThan(words.indexOf('dai'));
});
