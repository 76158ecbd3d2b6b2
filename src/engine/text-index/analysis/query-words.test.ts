import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folders.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { chunkTerms } from './chunk-terms.ts';
import { Dictionary } from './dictionary.ts';
import { queryWords } from './query-words.ts';

const typed = (query: string, languages = ['en']) => queryWords(query, languages).map((word) => word.typed);

describe('the words of a query', () => {
  it('a query’s stop words are left out, unless there is nothing else', () => {
    expect(typed('how do I boil the eggs')).toEqual(['boil', 'eggs']);
    expect(typed('to be or not to be')).toEqual(['to', 'be', 'or', 'not']);
  });

  it('the words of an identifier are known as its parts', () => {
    const isPart = (query: string) => queryWords(query, ['en']).map((word) => [word.typed, word.isInIdentifier]);
    expect(isPart('kx83-mango plain honey-bee')).toEqual([
      ['kx83', true],
      ['mango', true],
      ['kx83-mango', true],
      ['plain', false],
      ['honey', false],
      ['bee', false],
      ['honey-bee', false],
    ]);
  });

  it('the word that a question begins with is left out in every language', () => {
    const questions = [
      ['when are taxes due', 'en'],
      ['wann sind Steuern fällig', 'de'],
      ['quand payer', 'fr'],
      ['quando pagare', 'it'],
      ['wanneer betalen', 'nl'],
      ['cuándo pagar', 'es'],
      ['quando pagar', 'pt'],
      ['hvornår betale', 'da'],
      ['när betala', 'sv'],
      ['milloin maksaa', 'fi'],
    ] as const;
    for (const [question, language] of questions)
      expect(typed(question, [language])).not.toContain(question.split(' ')[0]);
  });

  it('each word of a query is looked for once', () => {
    expect(queryWords('egg eggs Egg', ['en'])).toHaveLength(1);
  });

  it('a query’s words are read in every language of the library', () => {
    expect(queryWords('Gärten', ['de', 'en'])).toMatchObject([{ terms: expect.arrayContaining(['gart', 'garten']) }]);
    expect(queryWords('router', ['en', 'en'])).toMatchObject([{ terms: ['router'] }]);
  });

  it('a query’s compounds are looked for as typed, beside their parts', () => {
    expect(queryWords('version 1.0.21', ['en'])).toContainEqual(
      expect.objectContaining({ typed: '1.0.21', kind: 'compound', terms: ['1.0.21'] }),
    );
    expect(typed('C++')).toContain('C++');
  });

  it('a query says which of its words is still being typed', () => {
    const words = queryWords('boil potat', ['en']);
    expect(words.map(({ isLast }) => isLast)).toEqual([false, true]);
    expect(queryWords('potat ', ['en'])[0]?.isLast).toBe(false);
  });

  it('of a long query the first words are looked for', () => {
    const long = Array.from({ length: 500 }, (_, at) => `word${at}x`).join(' ');
    expect(queryWords(long, ['en'])).toHaveLength(64);
  });

  it('signs alone are no words of a query', () => {
    expect(queryWords('?! 😀', ['en'])).toEqual([]);
  });
});

describe('the terms of a passage', () => {
  const countsOf = (...given: Parameters<typeof chunkTerms>) => {
    const { terms, frequencies } = chunkTerms(...given);
    return Object.fromEntries(terms.split('\n').map((term, place) => [term, frequencies[place]]));
  };

  it('a passage’s terms count once in the text, once in a heading, twice in a title', () => {
    const counts = countsOf(['Bees'], 'Hive', 'Bees in the hive. Hive!', [], 'en');
    expect(counts).toMatchObject({ bee: 3, hive: 3, in: 1 });
  });

  it('tags are terms of a passage, too', () => {
    expect(countsOf([], '', 'x', ['garden/roses'], 'en')).toMatchObject({ '#garden/roses': 1, rose: 1 });
  });

  it('terms are counted up to 255, and none is longer than a line', () => {
    const { terms, frequencies, length } = chunkTerms([], '', 'bee '.repeat(999), [], null);
    expect({ terms, frequencies: [...frequencies], length }).toEqual({ terms: 'bee', frequencies: [255], length: 999 });
  });

  it('an empty passage has no terms', () => {
    expect(chunkTerms([], '', ' \n', [], 'de')).toEqual({ terms: '', frequencies: new Uint8Array(), length: 0 });
  });
});

describe('the dictionary', () => {
  it('the dictionary knows common words, and not mistyped ones', () => {
    const dictionary = new Dictionary(starterTokenizer);
    expect(dictionary.has('Certificate')).toBe(true);
    expect(dictionary.has('certifcate')).toBe(false);
  });

  it('the dictionary says what is wrong with a file that is no tokenizer', async () => {
    const file = join(await temporaryFolder(), 'tokenizer.json');
    await writeFile(file, '{"model": {}}');
    expect(() => new Dictionary(file).has('word')).toThrow(/vocab/);
  });
});
