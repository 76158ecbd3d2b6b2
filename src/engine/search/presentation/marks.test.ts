import { describe, expect, it } from 'vitest';
import type { ChunkText } from '../../store/chunk-texts.ts';
import { noteEvidence } from '../../testing/evidence.ts';
import { indexOf } from '../../testing/passages.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { Dictionary } from '../../text-index/analysis/dictionary.ts';
import { Bm25 } from '../keyword/bm25.ts';
import { bm25Shares } from '../keyword/bm25-shares.ts';
import { KeywordSearch } from '../keyword/keyword-search.ts';
import { marksOf, placesOf } from '../keyword/marks.ts';
import { hasWords } from '../keyword/phrases.ts';
import { foldDuplicates } from './duplicates.ts';
import { explanationOf, foundPassageOf, inFile, titleMarksOf } from './hits.ts';
import { sentenceByWords, sentencesOf, wordShares } from './sentences.ts';

const dictionary = new Dictionary(starterTokenizer);

/** What a query marks in a text, the only one of its library. */
function marked(text: string, query: string, language = 'en') {
  const index = indexOf([{ passages: [text], language }]);
  const keywords = new KeywordSearch(index, dictionary);
  const words = keywords.queryTerms(query);
  const places = placesOf(text, words, index, language);
  const weight = words.reduce((sum, word) => sum + word.weight, 0);
  return { index, words, places, weight, marks: marksOf(places, 0).map((mark) => slice(text, mark)) };
}

const slice = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

const passageOf = (text: string, given: Partial<ChunkText> = {}): ChunkText => ({
  chunkId: 1,
  noteId: 1,
  context: '',
  headings: [],
  passage: text,
  start: 0,
  end: text.length,
  page: null,
  isRecognised: false,
  ...given,
});

describe('marks', () => {
  it('marks are the words of the query in any of their forms', () => {
    expect(marked('Boiling: boil eggs, boiled.', 'boil an egg').marks).toEqual(['Boiling', 'boil', 'eggs', 'boiled']);
    expect(marked('Die Häuser am See.', 'Haus', 'de').marks).toEqual(['Häuser']);
  });

  it('marks are right behind characters of two code units, and in files of any line ending', () => {
    const text = '😀 𠮷野家\r\nGrüße 👩‍👩‍👧 aus Zürich\r\n';
    expect(marked(text, 'zurich grusse').marks).toEqual(['Grüße', 'Zürich']);
    expect(marked(text, '野家').marks).toEqual(['野家']);
    expect(marked(text, '𠮷野').marks).toEqual(['𠮷野']);
  });

  it('marks that touch are one: a compound with its parts, pairs of a script without spaces', () => {
    expect(marked('call getUserName now', 'getUserName').marks).toEqual(['getUserName']);
    expect(marked('日本の首都は東京', '日本の首都').marks).toEqual(['日本の首都']);
    expect(marked('use C++ here', 'C++').marks).toEqual(['C++']);
  });

  it('there are no marks where nothing is sought', () => {
    expect(marked('some text', '?').marks).toEqual([]);
  });

  it('marks move with the passage into the file', () => {
    expect(marksOf([], 5)).toEqual([]);
    const { places } = marked('a bee', 'bee');
    expect(marksOf(places, 100)).toEqual([{ start: 102, end: 105 }]);
    expect(inFile({ start: 1, end: 2 }, 100)).toEqual({ start: 101, end: 102 });
  });
});

describe('sentences', () => {
  const textsOf = (text: string) => sentencesOf(text).map((sentence) => slice(text, sentence));

  it('sentences end where they end, not where a line was wrapped', () => {
    expect(textsOf('The hive needs sugar\r\nwater in October. Then it\nrests for months.')).toEqual([
      'The hive needs sugar\r\nwater in October.',
      'Then it\nrests for months.',
    ]);
  });

  it('each item of a list begins a sentence', () => {
    expect(textsOf('- boil the eggs\n- peel the eggs\n\nA line of its own')).toEqual([
      '- boil the eggs',
      '- peel the eggs',
      'A line of its own',
    ]);
  });

  it('sentences are found in scripts without spaces, and behind emoji', () => {
    expect(textsOf('😀😀 東京は日本の首都であり、大きい。京都には古い寺がたくさんあります。')).toEqual([
      '😀😀 東京は日本の首都であり、大きい。',
      '京都には古い寺がたくさんあります。',
    ]);
  });

  it('what is too short to say anything is no sentence', () => {
    expect(textsOf('No. Yes. Hm.')).toEqual([]);
    expect(textsOf('')).toEqual([]);
  });

  it('a sentence answers when it clearly holds most of the words', () => {
    const text = 'The hive is green. Feed sugar water in October. It rains a lot here.';
    const { places, weight } = marked(text, 'sugar water october');
    const sentence = sentenceByWords(sentencesOf(text), places, weight);
    expect(sentence && slice(text, sentence)).toBe('Feed sugar water in October.');
  });

  it('no sentence answers when two hold as much, or none holds enough', () => {
    const text = 'The bees are in the hive. The bees are in the garden.';
    const { places, weight } = marked(text, 'bees');
    expect(sentenceByWords(sentencesOf(text), places, weight)).toBeNull();
    expect(sentenceByWords(sentencesOf(text), [], 0)).toBeNull();
    expect(sentenceByWords(sentencesOf(text), places, weight * 100)).toBeNull();
  });

  it('a sentence’s share counts each word once', () => {
    const text = 'Honey, honey, honey and honey.';
    const { places, weight } = marked(text, 'honey wax');
    expect(wordShares(sentencesOf(text), places, weight)[0]).toBeLessThan(0.6);
  });
});

describe('a passage found', () => {
  it('a found passage has its marks and its sentence where they stand in the file', () => {
    const text = 'The hive is green. Feed sugar water in October.';
    const { index, words } = marked(text, 'sugar water');
    const found = foundPassageOf(
      passageOf(text, { start: 1_000, end: 1_000 + text.length }),
      { score: 1, similarity: null, words: 0 },
      { words },
      index,
    );
    expect(found.sentence).toEqual({ start: 1_019, end: 1_000 + text.length });
    expect(found.marks.map(({ start, end }) => text.slice(start - 1_000, end - 1_000))).toEqual(['sugar', 'water']);
    expect(found.keyword).toBe(true);
  });

  it('a title has its marks where the query’s words stand in it, in whatever form', () => {
    const { index, words } = marked('The hives are green.', 'hive green');
    const title = 'Greener hives';
    const marks = titleMarksOf({ title, language: 'en' }, { words }, index);
    expect(marks.map(({ start, end }) => title.slice(start, end))).toEqual(['hives']);
    expect(titleMarksOf({ title, language: 'en' }, { words: [] }, index)).toEqual([]);
  });

  it('a found passage is explained by its rank on both sides, and what each word counted', () => {
    const { index, words } = marked('bee bee hive', 'bee hive wax');
    const bm25 = new Bm25(index);
    const { scores, maxScore } = bm25.score(words);
    const passage = {
      slot: 0,
      noteId: 1,
      similarity: 0.5,
      words: scores[0] ?? 0,
      wordsOfNote: scores[0] ?? 0,
      shares: bm25Shares(index, words, [0])[0] ?? [],
      hasPhrase: false,
      score: 1,
    };
    const note = { noteId: 1, score: 1, evidence: noteEvidence(), passages: [passage] };
    const ranks = { semantic: new Map([[1, 3]]), keyword: new Map([[1, 2]]) };
    const explanation = explanationOf(note, { words, maxScore }, ranks);
    expect(explanation).toMatchObject({
      semantic: { rank: 3, similarity: 0.5 },
      keyword: { rank: 2, score: passage.words },
    });
    expect(explanation.words.map(({ word }) => word)).toEqual(['bee', 'hive']);
    expect(explanation.keyword?.share).toBeLessThan(1);
  });
});

describe('duplicates', () => {
  const folded = (...texts: string[]) => foldDuplicates(texts, (text) => text, 10);

  it('duplicates are put behind the first that says the same', () => {
    const text = 'Feed the bees sugar water in October';
    expect(folded(text, 'Something else that is long enough', `${text}!`, text.toUpperCase())).toEqual([
      [text, `${text}!`, text.toUpperCase()],
      ['Something else that is long enough'],
    ]);
  });

  it('duplicates are found where words are not separated by spaces', () => {
    const text = '京都には古い寺がたくさんあります。';
    expect(folded(text, '東京は日本の首都であり、とても大きい。', text)).toHaveLength(2);
  });

  it('short or only similar passages are no duplicates', () => {
    expect(folded('Buy milk', 'Buy milk')).toHaveLength(2);
    expect(folded('The heron waits. The bittern booms.', 'The heron waits. The bittern booms.')).toHaveLength(2);
    expect(folded('one two three four five six seven', 'one two three four five six eight')).toHaveLength(2);
    expect(folded('', '')).toHaveLength(2);
  });

  it('duplicates make no more groups than are wanted, but fill those that there are', () => {
    const [a, b, c] = ['a b c d e f g', 'h i j k l m n', 'o p q r s t u'];
    expect(foldDuplicates([a, b, c, a], (text) => text, 2)).toEqual([[a, a], [b]]);
  });
});

it('a phrase of punctuation alone is not looked for', () => {
  expect(hasWords('?! …')).toBe(false);
  expect(hasWords('😀')).toBe(true);
  expect(hasWords('¿qué?')).toBe(true);
});
