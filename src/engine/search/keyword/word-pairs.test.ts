import { describe, expect, it } from 'vitest';
import { indexOf } from '../../testing/passages.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { Dictionary } from '../../text-index/analysis/dictionary.ts';
import { KeywordSearch } from './keyword-search.ts';
import { wordPairs } from './word-pairs.ts';

const dictionary = new Dictionary(starterTokenizer);

function pairsIn(text: string, query: string, language = 'en') {
  const index = indexOf([{ passages: [text, 'bee'], language }, { passages: ['other words'] }]);
  const words = new KeywordSearch(index, dictionary).queryTerms(query);
  const weightOf = (typed: string) => words.find((word) => word.typed === typed)?.weight ?? 0;
  return { pairs: wordPairs(text, words, index, language), weightOf };
}

describe('pairs of words', () => {
  it('a pair of words that stand together counts as the less important of the two, once', () => {
    const { pairs, weightOf } = pairsIn('bee hive, bee hive and hive of bees', 'bee hive');
    expect(weightOf('bee')).toBeLessThan(weightOf('hive'));
    expect(pairs).toBe(weightOf('bee'));
  });

  it('words may stand a little apart, and the other way round', () => {
    expect(pairsIn('the hive of a bee', 'bee hive').pairs).toBeGreaterThan(0);
    expect(pairsIn('hive and then much later a bee', 'bee hive').pairs).toBe(0);
  });

  it('words that are not neighbours in the query are no pair', () => {
    expect(pairsIn('bee wax', 'bee hive wax').pairs).toBe(0);
    expect(pairsIn('bee hive wax', 'bee hive wax').pairs).toBeGreaterThan(pairsIn('bee hive', 'bee hive wax').pairs);
  });

  it('forms of a word count as the word', () => {
    expect(pairsIn('boiled eggs', 'boiling egg').pairs).toBeGreaterThan(0);
  });

  it('nothing counts in a script without spaces, where every pair of characters is a term', () => {
    expect(pairsIn('日本の首都は東京', '日本の首都', 'ja').pairs).toBe(0);
  });

  it('one word is no pair', () => {
    expect(pairsIn('bee bee', 'bee').pairs).toBe(0);
  });
});
