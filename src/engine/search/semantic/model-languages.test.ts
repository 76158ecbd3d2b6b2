import { describe, expect, it } from 'vitest';
import { starterId } from '../../embedding/model-spec.ts';
import { catalogue, english as onlyEnglish } from '../../models/catalogue.ts';
import { cataloguedLanguages } from './model-languages.ts';

describe('the languages of a model in the catalogue', () => {
  const english = cataloguedLanguages(starterId);
  const multilingual = cataloguedLanguages(catalogue.find(({ languages }) => languages !== onlyEnglish)?.id ?? '');

  it('an English model knows English notes, and those of which the language is not known', () => {
    expect(['en', null, 'de', 'zh'].map((language) => english?.knows(language))).toEqual([true, true, false, false]);
  });

  it('an English model does not know a query in another script, names aside', async () => {
    expect(await english?.knowsQuery('会议记录在哪里', [])).toBe(false);
    expect(await english?.knowsQuery('meeting with 李明 in Shanghai', ['en'])).toBe(true);
    expect(await english?.knowsQuery('2024-11', ['en'])).toBe(true);
  });

  it('an English model does not know a query in another language that notes are in', async () => {
    expect(await english?.knowsQuery('Wie lange kocht man Eier?', ['en', 'de'])).toBe(false);
    expect(await english?.knowsQuery('how long to boil eggs', ['en', 'de'])).toBe(true);
  });

  it('a few words are not taken for a language that no note is in, a long question is', async () => {
    expect(await english?.knowsQuery('restaurant Berlin', ['en'])).toBe(true);
    expect(await english?.knowsQuery('Wie lange müssen die Brötchen eigentlich in den Ofen?', ['en'])).toBe(false);
  });

  it('a model of a hundred languages knows them all', async () => {
    expect(multilingual?.knows('zh')).toBe(true);
    expect(await multilingual?.knowsQuery('会议记录在哪里', ['zh'])).toBe(true);
  });

  it('nothing is known of a model that is not in the catalogue', () => {
    expect(cataloguedLanguages('someone/model')).toBeNull();
  });
});
