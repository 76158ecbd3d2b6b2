import { expect, it } from 'vitest';
import { indexOf } from '../../testing/passages.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { Dictionary } from '../../text-index/analysis/dictionary.ts';
import { KeywordSearch } from '../keyword/keyword-search.ts';
import { isTitleInQuery } from './title-in-query.ts';

const others = Array.from({ length: 20 }, (_, number) => `Page ${number} of a diary.`);
const texts = ['The slugs 🐌 eat the lettuce in the garden.', ...others];
const index = indexOf(texts.map((text) => ({ passages: [text], language: 'en' })));
const keyword = new KeywordSearch(index, new Dictionary(starterTokenizer));

it.for([
  ['Slugs', true],
  ['The slugs', true],
  ['🐌 Slugs', true],
  ['Slugs in the garden', false],
  ['🐌', false],
] as const)('a question holds the whole title, small words and emoji apart: %s', ([title, isHeld]) => {
  expect(isTitleInQuery(title, 'en', keyword.queryTerms('how do I get rid of slugs'), index)).toBe(isHeld);
});
