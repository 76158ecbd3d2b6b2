import { afterEach, describe, expect, it } from 'vitest';
import { catalogue, starter } from '../../../engine/models/catalogue.ts';
import { remarkOn } from '../../../engine/models/measured-quality.ts';
import { activate } from '../../lib/translate.tsx';
import { catalogueText, languagesText } from './catalogue-text.ts';
import { modelWith } from './testing.ts';

afterEach(() => activate('en'));

describe('the texts of the catalogue', () => {
  it('each is translated', async () => {
    await activate('de');
    const texts = [starter, ...catalogue].flatMap(({ id, description, languages, quality }) =>
      [description, languages === 'English' ? null : languages, quality?.benchmark ?? null, remarkOn(id)].filter(
        (text) => text !== null,
      ),
    );
    expect(texts.length).toBeGreaterThan(8);
    expect(texts.filter((text) => catalogueText(text) === text)).toEqual([]);
  });

  it('the language of a model is named in that of the page, and what a user’s own model says stays as it is', async () => {
    await activate('de');
    expect(languagesText(modelWith({ languages: 'English' }))).toBe('Englisch');
    expect(catalogueText('The notes of a model of one’s own.')).toBe('The notes of a model of one’s own.');
  });
});
