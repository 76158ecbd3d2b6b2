import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folders.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { NoteTerms, type SharedNames } from './chunk-terms.ts';
import { Dictionary } from './dictionary.ts';
import { queryWords } from './query-words.ts';

const typed = (query: string, languages = ['en']) => queryWords(query, languages).map((word) => word.typed);

describe('the words of a query', () => {
  it('a word before a star is the beginning of others', () => {
    const isBeginning = (query: string) => queryWords(query, ['en']).map((word) => word.isBeginning);
    expect(isBeginning('star* maps')).toEqual([true, false]);
    expect(isBeginning('a*b star')).not.toContain(true);
  });

  it('a query’s stop words are left out, unless there is nothing else', () => {
    expect(typed('how do I boil the eggs')).toEqual(['boil', 'eggs']);
    expect(typed('to be or not to be')).toEqual(['to', 'be', 'or', 'not']);
  });

  it('the stop words of the query’s own language are left out though no note is in it', () => {
    expect(typed('Wann war der Hund beim Tierarzt')).toEqual(['Hund', 'Tierarzt']);
    expect(typed('où est la clé de la maison')).toEqual(['clé', 'maison']);
    expect(typed('man of war die cast', ['en'])).toEqual(['man', 'war', 'die', 'cast']);
    expect(typed('des moines la jolla')).toEqual(['des', 'moines', 'la', 'jolla']);
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

  it('punctuation alone is no word of a query, and emoji are if there is nothing else', () => {
    expect(queryWords('?! …', ['en'])).toEqual([]);
    expect(queryWords('?! 😀', ['en']).map(({ typed }) => typed)).toEqual(['😀']);
    expect(queryWords('pizza 🍕', ['en']).map(({ typed }) => typed)).toEqual(['pizza']);
  });
});

describe('the terms of a passage', () => {
  const countsOf = (shared: SharedNames, ...passage: Parameters<NoteTerms['of']>) => {
    const { terms, frequencies } = new NoteTerms(shared).of(...passage);
    return Object.fromEntries(terms.split('\n').map((term, place) => [term, frequencies[place]]));
  };

  it('a passage’s terms count once in the text, once in a heading, twice in a title', () => {
    const counts = countsOf({ names: ['Bees'], language: 'en' }, 'Hive', 'Bees in the hive. Hive!');
    expect(counts).toMatchObject({ bee: 3, hive: 3, in: 1 });
  });

  it('tags are terms of a passage, too', () => {
    expect(countsOf({ tags: ['garden/roses'], language: 'en' }, '', 'x')).toMatchObject({
      '#garden/roses': 1,
      rose: 1,
    });
  });

  it('a passage is found by the name of its note’s file, and by what is read where markup stands within a word', () => {
    const shared = { names: ['Overview'], fileName: 'Wombat count 2020', language: 'en' };
    const counts = countsOf(shared, '', 'An **un**important caf&eacute; <b>c</b>amp, wombat wombat');
    expect(counts).toMatchObject({ count: 1, '2020': 1, unimport: 1, cafe: 1, camp: 1, wombat: 2 });
    const { length } = new NoteTerms(shared).of('', 'plain');
    expect(length).toBe(new NoteTerms({ ...shared, fileName: '' }).of('', 'plain').length);
  });

  it('what is in comments is not found, and words stand together without their readings', () => {
    const markdown = { language: null, isMarkdown: true };
    const hidden = 'tern %%gannet%% <!-- auk --> end';
    expect(Object.keys(countsOf(markdown, '', hidden))).toEqual(['tern', 'end']);
    expect(countsOf({ language: null }, '', hidden)).toHaveProperty('gannet');
    expect(countsOf(markdown, '', '```\n%%gannet%%\n```')).toHaveProperty('gannet');
    for (const text of ['紫陽花（あじさい）が', '<ruby>紫陽花<rt>あじさい</rt></ruby>が'])
      expect(Object.keys(countsOf(markdown, '', text))).toEqual(expect.arrayContaining(['花が', 'あじ']));
  });

  it('terms are counted up to 255, and none is longer than a line', () => {
    const { terms, frequencies, length } = new NoteTerms({ language: null }).of('', 'bee '.repeat(999));
    expect({ terms, frequencies: [...frequencies], length }).toEqual({ terms: 'bee', frequencies: [255], length: 999 });
  });

  it('an empty passage has no terms', () => {
    expect(new NoteTerms({ language: 'de' }).of('', ' \n')).toEqual({
      terms: '',
      frequencies: new Uint8Array(),
      length: 0,
    });
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
